import "server-only";
import { createHmac, randomBytes } from "node:crypto";
import { lagosDay, MINUTE } from "@/lib/kernel/clock";
import { query, sql } from "@/lib/kernel/db";
import { log } from "@/lib/kernel/log";

const BOT = /bot|crawl|spider|slurp|preview|headless|curl|wget|python|http-client/i;
/** Views held at most before they are written, and visitors remembered a day. */
const MOST_HELD = 200_000;

/** Of one process and day: turned daily, written nowhere, so that a visitor is nobody tomorrow. */
let salt = { day: "", key: randomBytes(32) };
const seen = new Set<string>();
const counted = new Map<string, number>();

let isScheduled = false;

/** Within a minute all that was counted is written. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => {
    isScheduled = false;
    writeViews().catch((error: unknown) => log.error("Views of listings were not written.", { error }));
  }, MINUTE).unref();
}

/** A visitor has looked at a listing: counted once a day, not its seller and not a bot. Costs no query. */
export function countView(visit: {
  listingId: string;
  isOwn: boolean;
  /** The signed-in person, or address and browser of who is not. */
  visitor: string;
  userAgent: string;
  now?: Date;
}): void {
  const { listingId, isOwn, visitor, userAgent, now = new Date() } = visit;
  if (isOwn || userAgent === "" || BOT.test(userAgent)) return;
  const day = lagosDay(now);
  if (salt.day !== day || seen.size > MOST_HELD) {
    salt = { day, key: randomBytes(32) };
    seen.clear();
  }
  const mark = createHmac("sha256", salt.key).update(`${visitor}\n${listingId}`).digest("base64url");
  if (seen.has(mark)) return;
  seen.add(mark);
  const place = `${listingId} ${day}`;
  counted.set(place, (counted.get(place) ?? 0) + 1);
  schedule();
}

/** Writes what was counted since the last time, as one statement. A listing that is gone is left out. */
export async function writeViews(): Promise<void> {
  if (counted.size === 0) return;
  const views = [...counted].map(([place, count]) => {
    const [listingId = "", day = ""] = place.split(" ");
    return { listingId, day, count };
  });
  counted.clear();
  await query(sql`
    insert into listing_day (listing_id, day, views)
    select l.id, v.day::date, v.count from jsonb_to_recordset(${JSON.stringify(views)}::jsonb) v ("listingId" uuid, day text, count int)
      join listing l on l.id = v."listingId"
    -- Processes that write at the same moment lock rows in one order.
    order by l.id, v.day
    on conflict (listing_id, day) do update set views = listing_day.views + excluded.views`);
}
