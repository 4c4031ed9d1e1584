import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { imageMedia } from "./images/queries";
import { mediaProcedures } from "./procedures";
import type { MediaUse } from "./shelf";

/** The files that a person sent, for their export; each can be opened there while it is kept. */
const files = (userId: string): Sql => sql`
  select id, purpose, state::text as state, mime, size_bytes, sha256, created_at, removed_at,
    case when state = 'READY' then case purpose when 'picture' then '/api/pictures/' || id when 'listing' then '/api/images/' || id || '/2048' else '/api/media/' || id || '/1' end end as link
  from media where owner_id = ${userId}::uuid order by created_at desc, id desc`;

export const contribution = {
  slice: "media",
  operations: mediaProcedures,
  exportRows: { files },
  mediaUses: [imageMedia],
} satisfies Contribution & { mediaUses: readonly MediaUse[] };
