import { machine } from "@/lib/kernel/machine";

/** READY can be shown; of LOST the store has nothing; of REMOVED nothing is kept but that it was there. */
export const mediaStates = ["READY", "LOST", "REMOVED"] as const;
export type MediaState = (typeof mediaStates)[number];

/** A file that a person sent. Its bytes are in the store of files, sealed. */
export const media = machine("media", {
  states: mediaStates,
  parties: { owner: "r.owner_id" },
  insert: {
    by: ["owner"],
    columns: ["id", "purpose", "mime", "size_bytes", "sha256", "has_original", "shown", "data_key"],
    fixed: { owner_id: "who" },
  },
  moves: {
    /** Something of it is hidden from now on, by its owner or by who decides what it is evidence of. */
    reshow: {
      by: ["owner", "staff:dispute.rule"],
      from: ["READY"],
      to: "same",
      if: "purpose = 'evidence'",
      sets: ["shown"],
    },
    lose: { by: ["system"], from: ["READY"], to: "LOST" },
    find: { by: ["system"], from: ["LOST"], to: "READY" },
    /** Without its data key, what is left in backups of the store opens no more. */
    remove: {
      by: ["owner", "system"],
      from: ["READY", "LOST"],
      to: "REMOVED",
      fixed: { data_key: "null", shown: "'[]'", removed_at: "at" },
      checks: {
        "nothing shows it":
          "not exists (select from image_use u where u.image_id = r.id and u.released_at is null) or decide_again('image_use')",
      },
    },
  },
});
