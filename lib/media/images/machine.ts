import { machine } from "@/lib/kernel/machine";
import { IMAGES_A_DAY, IMAGES_BYTES } from "./limits";

const ofOwner = "image i where i.owner_id = r.owner_id";

/** A picture for a listing. Its file is the row of media with the same id. */
export const image = machine("image", {
  parties: { owner: "r.owner_id" },
  insert: {
    by: ["owner"],
    columns: ["id", "width", "height", "color", "thumbhash", "dhash", "kept_bytes"],
    fixed: { owner_id: "who", dhash_bands: "dhash_bands((row_->>'dhash')::bigint)" },
    checks: {
      "its file came with it": `exists (select from media m where m.id = r.id and m.owner_id = r.owner_id and m.purpose = 'listing'
          and m.state = 'READY' and m.created_at = r.created_at)`,
      "its owner has not sent too many today": `at_most((select count(*) from ${ofOwner} and i.created_at > r.created_at - interval '24 hours'), ${String(IMAGES_A_DAY)}, 'image')`,
      "its owner has room for it": `at_most((select sum(i.kept_bytes)::bigint from ${ofOwner} and exists (select from media m where m.id = i.id and m.state <> 'REMOVED')), ${String(IMAGES_BYTES)}, 'image')`,
    },
  },
  moves: {},
});

/** What shows a picture, such as a listing. */
export const imageUse = machine("image_use", {
  parties: { owner: "(select i.owner_id from image i where i.id = r.image_id)" },
  insert: {
    by: ["owner"],
    columns: ["id", "image_id", "subject_kind", "subject_id"],
    checks: {
      "its picture is there": "exists (select from media m where m.id = r.image_id and m.state = 'READY')",
    },
  },
  moves: {
    /** Its subject shows it no more. */
    release: {
      by: ["owner", "system"],
      if: "released_at is null",
      fixed: { released_at: "at" },
    },
  },
});
