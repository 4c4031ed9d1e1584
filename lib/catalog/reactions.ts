import "server-only";
import { identityEvents } from "@/lib/identity/events";
import { SYSTEM } from "@/lib/kernel/command";
import { query, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import { keyFor } from "@/lib/kernel/ids";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { expireListing, holdListing, remindOfEnd } from "./commands/end-listing";
import { weighFlags } from "./commands/flag-listing";
import { isUntraded, releasePictures } from "./commands/release-pictures";
import { screenAgain, screenListing, showsForeignPicture } from "./commands/screen-listing";
import { countOrders } from "./count-orders";
import { listingEvents } from "./events";
import { REMINDED_HOURS } from "./limits";
import { endHolidays } from "./stores/stores";

const [EARLY, LATE] = REMINDED_HOURS;
const ofCatalog = sql`exists (select from listing l where l.id = o.id)`;

/** The rules of risk look at what was submitted; the clock ends what has run out, and reminds of it, and ends holidays. */
export const catalogReactions: Reactions = {
  on: [
    on(listingEvents.submitted, { "catalog.screen": screen }),
    on(listingEvents.renewed, { "catalog.screen_again": screenRenewed }),
    on(listingEvents.flagged, {
      "catalog.weigh_flags": ({ listingId }, { outboxId }) =>
        ignoreRefusal(weighFlags(SYSTEM, `flags:${listingId}:${outboxId}`, { listingId })),
    }),
    on(identityEvents.blocked, { "catalog.hold_of_blocked": holdAllOf }),
  ],
  due: [
    {
      job: "catalog.expire_listing",
      find: (limit) => sql`
        select o.id, o.version from offer_listing o
        where o.state in ('AVAILABLE', 'PAUSED') and o.expires_at <= app_now() and ${ofCatalog} order by o.expires_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(expireListing(SYSTEM, `expire:${id}:${version}`, { listingId: id })),
    },
    {
      job: "catalog.release_pictures",
      find: (limit) => sql`
        select l.id, l.version from listing l where l.deleted_at <= app_now() - interval '30 days' and exists (
          select from image_use_record u where ${isUntraded}) order by l.deleted_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(releasePictures(SYSTEM, `pictures:${id}:${version}`, { listingId: id })),
    },
    {
      job: "catalog.remind_of_end",
      find: (limit) => sql`
        select l.id, l.version from listing l join offer_listing o on o.id = l.id
        where o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW') and o.expires_at > app_now() and l.deleted_at is null
          and (o.expires_at <= app_now() + make_interval(hours => ${LATE}::int) and l.reminded24_for is distinct from o.expires_at
            or o.expires_at between app_now() + make_interval(hours => ${LATE}::int) and app_now() + make_interval(hours => ${EARLY}::int)
              and l.reminded72_for is distinct from o.expires_at)
        order by o.expires_at limit ${limit}`,
      run: ({ id, version }) =>
        ignoreRefusal(remindOfEnd(SYSTEM, `remind:${id}:${version}`, { listingId: id })),
    },
  ],
  everyMinute: { "catalog.end_holidays": endHolidays, "catalog.count_orders": countOrders },
};

async function screen({ listingId, version }: { listingId: string; version: number }): Promise<void> {
  const hasForeignPicture = await showsForeignPicture(listingId, version);
  const input = { listingId, version, hasForeignPicture };
  await ignoreRefusal(screenListing(SYSTEM, `screen:${listingId}:${version}`, input));
}

async function screenRenewed(
  { listingId }: { listingId: string },
  { outboxId }: { outboxId: string },
): Promise<void> {
  const hasForeignPicture = await showsForeignPicture(listingId, null);
  await ignoreRefusal(
    screenAgain(SYSTEM, `screen_again:${listingId}:${outboxId}`, { listingId, hasForeignPicture }),
  );
}

/** A blocked seller's listings are out of sight. */
async function holdAllOf({ userId }: { userId: string }): Promise<void> {
  const shown = await query<{ id: string; version: bigint }>(sql`
    select o.id, o.version from offer_listing o where o.seller_id = ${userId}::uuid and o.state = 'AVAILABLE' and ${ofCatalog}
      and restrictions_now(o.seller_id) & restriction_bits('blocked', null) <> 0`);
  for (const { id, version } of shown) {
    await ignoreRefusal(holdListing(SYSTEM, keyFor("blocked", id, version), { listingId: id }));
  }
}
