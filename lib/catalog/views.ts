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

/** What is counted of a listing's day as it happens. */
type Counted = "views" | "favourites" | "carts";
const counted = new Map<string, Record<Counted, number>>();

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
  const { isOwn, userAgent, ...who } = visit;
  if (!isOwn && userAgent !== "" && !BOT.test(userAgent)) count("views", who);
}

/** A person has saved a listing or put it in their cart: counted once a day. Costs no query. */
export const countInterest = (
  what: Exclude<Counted, "views">,
  interest: { listingId: string; visitor: string; now?: Date },
): void => count(what, interest);

function count(
  what: Counted,
  { listingId, visitor, now = new Date() }: { listingId: string; visitor: string; now?: Date },
): void {
  const day = lagosDay(now);
  if (salt.day !== day || seen.size > MOST_HELD) {
    salt = { day, key: randomBytes(32) };
    seen.clear();
  }
  const mark = createHmac("sha256", salt.key).update(`${what}\n${visitor}\n${listingId}`).digest("base64url");
  if (seen.has(mark)) return;
  seen.add(mark);
  const place = `${listingId} ${day}`;
  const ofDay = counted.get(place) ?? { views: 0, favourites: 0, carts: 0 };
  counted.set(place, { ...ofDay, [what]: ofDay[what] + 1 });
  schedule();
}

/** Writes what was counted since the last time, as one statement. A listing that is gone is left out. */
export async function writeViews(): Promise<void> {
  if (counted.size === 0) return;
  const days = [...counted].map(([place, ofDay]) => {
    const [listingId = "", day = ""] = place.split(" ");
    return { listingId, day, ...ofDay };
  });
  counted.clear();
  await query(sql`
    insert into listing_day (listing_id, day, views, favourites, carts)
    select l.id, v.day::date, v.views, v.favourites, v.carts
    from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) v ("listingId" uuid, day text, views int, favourites int, carts int)
      join listing l on l.id = v."listingId"
    -- Processes that write at the same moment lock rows in one order.
    order by l.id, v.day
    on conflict (listing_id, day) do update set views = listing_day.views + excluded.views,
      favourites = listing_day.favourites + excluded.favourites, carts = listing_day.carts + excluded.carts`);
}
