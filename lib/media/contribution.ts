import "server-only";
import { type Sql, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";

/** The files that a person sent, for their export; each can be opened there while it is kept. */
const files = (userId: string): Sql => sql`
  select id, purpose, state::text as state, mime, size_bytes, sha256, created_at, removed_at,
    case when state = 'READY' then case purpose when 'picture' then '/api/pictures/' || id else '/api/media/' || id || '/1' end end as link
  from media where owner_id = ${userId}::uuid order by created_at desc, id desc`;

export const contribution = { slice: "media", exportRows: { files } } satisfies Contribution;
