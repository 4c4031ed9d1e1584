import { createListing, renewListing, restockListing, reviseListing, submitListing } from "@/lib/catalog";
import { drafted, LEAF, liveListing, PRICE } from "@/lib/catalog/scene-for-tests";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import type { RestrictionKind } from "./kinds";

interface Stage {
  app: TestApp;
  ada: TestUser;
}

/** What a restriction stops of listings: each by a seller who has one that is live. */
export function listingActs(stage: () => Stage) {
  const kinds: RestrictionKind[] = ["frozen", "no_publish"];
  const act = (prepare: (of: Stage & { key: string }) => Promise<() => Promise<unknown>>) => ({
    kinds,
    prepare: async () => ({ person: stage().ada, run: await prepare({ ...stage(), key: freshKey() }) }),
  });
  const live = async ({ app, ada }: Stage) =>
    liveListing(app, ada, await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] }));
  const ending = async (of: Stage, set: string) => {
    const { listingId } = await live(of);
    await of.app.asOwner(`update offer set ${set} where id = $1`, [listingId]);
    return listingId;
  };
  return {
    "offer renew": act(async (of) => {
      const listingId = await ending(of, "expires_at = app_now() + interval '1 day'");
      return () => renewListing(of.ada.actor, of.key, { listingId });
    }),
    "offer relist": act(async (of) => {
      const listingId = await ending(of, "state = 'EXPIRED', ended_at = app_now(), expires_at = app_now()");
      await of.app.asOwner("update allowance set open_listings = open_listings - 1 where user_id = $1", [
        of.ada.id,
      ]);
      return () => renewListing(of.ada.actor, of.key, { listingId });
    }),
    // Three there were: all are held, or all are sold.
    "offer refill": act(async (of) => {
      const listingId = await ending(of, "state = 'IN_ESCROW', units_held = units_total");
      return () => restockListing(of.ada.actor, of.key, { listingId, units: 1n });
    }),
    "offer reopen": act(async (of) => {
      const listingId = await ending(
        of,
        "state = 'COMPLETED', units_sold = units_total, ended_at = app_now()",
      );
      await of.app.asOwner("update allowance set open_listings = open_listings - 1 where user_id = $1", [
        of.ada.id,
      ]);
      return () => restockListing(of.ada.actor, of.key, { listingId, units: 1n });
    }),
    "listing insert": act(
      async ({ ada, key }) =>
        () =>
          createListing(ada.actor, key, { category: LEAF, draft: {} }),
    ),
    "listing submit": act(async ({ app, ada, key }) => {
      const written = await drafted(app, ada);
      return () => submitListing(ada.actor, key, written);
    }),
    "listing propose": act(async (of) => {
      const written = await live(of);
      const draft = { ...written.draft, title: "Another name for it" };
      return () => reviseListing(of.ada.actor, of.key, { ...written, draft });
    }),
    "listing reprice": act(async (of) => {
      const written = await live(of);
      const draft = { ...written.draft, price: moneyView(PRICE + 100n) };
      return () => reviseListing(of.ada.actor, of.key, { ...written, draft });
    }),
  };
}
