import "server-only";
import { query, sql } from "@/lib/kernel/db";
import { notifyRelay, publishing } from "@/lib/kernel/outbox";
import type { Reactions } from "@/lib/kernel/slice";
import { settingsEvents } from "./events";

/** Once a minute; a few seconds more, so that nothing falls between two runs. Announced twice does no harm. */
const WINDOW_SECONDS = 65;

/** Announces what was agreed to earlier and has taken effect since. */
async function announceDue(): Promise<void> {
  await query(
    publishing(
      settingsEvents.changed,
      { keys: sql`to_jsonb(keys)`, version: sql`to_jsonb(settings_version()::text)` },
      sql`(select string_agg(distinct key, ',') as keys from (
          select name as key, effective_from as at from setting where effective_from > created_at
          union all select 'banners', starts_at from banner where starts_at > created_at and ended_at is null
          union all select 'banners', ends_at from banner where ended_at is null) change
        where at <= app_now() and at > app_now() - make_interval(secs => ${WINDOW_SECONDS}::int)) due where keys is not null`,
    ),
  );
  notifyRelay();
}

export const settingsReactions: Reactions = { everyMinute: { "settings.announce": announceDue } };
