import { newId } from "@/lib/kernel/ids";
import type { Part, Story } from "./world";

const sha256 = "0".repeat(64);

const fileRow = (id: string) => ({
  id,
  purpose: "evidence",
  mime: "image/jpeg",
  size_bytes: 1_000,
  sha256,
  has_original: true,
  shown: ["page-1-0123456789ab"],
  data_key: String.raw`\x0102`,
});

const listed = (id: string) => ({ ...fileRow(id), purpose: "listing", has_original: false });

const imageRow = (id: string) => ({
  id,
  width: 1_200,
  height: 800,
  color: "aa7733",
  thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
  dhash: "81985529216486895",
  kept_bytes: 250_000,
});

let brought = "";

/** Files that people send, and what they are evidence of. */
export const storiesOfFiles: Story[] = [
  {
    machine: "media",
    start: async ({ stage: { people } }) => ({ who: people.eve.id, row: fileRow(newId()) }),
    anyone: true,
    chooses: ["id", "mime", "size_bytes", "sha256", "has_original", "shown", "data_key"],
    beyond: { purpose: ["nothing"], mime: ["text/html"], size_bytes: [10_485_761], sha256: ["x"] },
    moves: {
      reshow: { set: () => ({ shown: ["page-1-ba9876543210"] }), chooses: ["shown"] },
    },
  },
  {
    machine: "image",
    start: async ({ stage: { people } }) => {
      const id = newId();
      return { who: people.eve.id, row: imageRow(id), with: [{ machine: "media", row: listed(id) }] };
    },
    anyone: true,
    chooses: ["id", "width", "height", "color", "thumbhash", "dhash", "kept_bytes"],
    beyond: { width: [0], height: [50_001], color: ["red"], thumbhash: ["<"], kept_bytes: [0, 524_288_001] },
  },
  {
    machine: "image_use",
    start: async (world) => {
      const image_id = await world.makeOf("image");
      return {
        who: world.stage.people.eve.id,
        row: { id: newId(), image_id, subject_kind: "listing", subject_id: newId() },
      };
    },
    chooses: ["id", "subject_id"],
  },
  {
    machine: "evidence",
    start: async (world) => {
      const dispute_id = await world.makeOf("dispute");
      const media_id = newId();
      const file: Part = { machine: "media", row: fileRow(media_id) };
      const row = { id: newId(), dispute_id, media_id, caption: "The receipt", sha256, link_id: null };
      return { who: world.stage.people.ada.id, row, with: [file] };
    },
    chooses: ["id", "caption"],
  },
  {
    machine: "evidence_link",
    start: async (world) => ({
      who: world.stage.people.ada.id,
      row: {
        id: newId(),
        dispute_id: await world.makeOf("dispute"),
        label: "GIG Logistics",
        token_hash: newId().replaceAll("-", "").padEnd(64, "0"),
      },
    }),
    chooses: ["id", "label", "token_hash"],
    moves: {
      use: {
        with: async ({ id, dispute_id }) => {
          const media_id = newId();
          brought = newId();
          const row = { id: brought, dispute_id, media_id, caption: "", sha256, link_id: id };
          return [
            { machine: "media", row: fileRow(media_id) },
            { machine: "evidence", row },
          ];
        },
        set: () => ({ evidence_id: brought }),
      },
    },
  },
];
