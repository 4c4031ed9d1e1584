import "server-only";
import { createHash } from "node:crypto";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";

/** Keeps a provider's webhook once, whatever of it is kept, and answers its row; nothing for a copy. An insert in SQL. */
export const keepingWebhook = (provider: string, rawBody: Buffer, kept: string): Sql => sql`
  insert into webhook_event (id, provider, digest, body)
  values (${newId()}::uuid, ${provider}, ${createHash("sha256").update(rawBody).digest()}, ${kept})
  on conflict (provider, digest) do nothing returning id, body`;
