import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listing } from "@/lib/catalog/machine";
import { liveListing } from "@/lib/catalog/scene-for-tests";
import { placed, quoted } from "@/lib/checkout/scene-for-tests";
import { acceptRuling, acceptSettlement, concedeTrade, escalateTrade, offerSettlement } from "@/lib/disputes";
import { ruled } from "@/lib/disputes/scenes-for-tests";
import { SYSTEM } from "@/lib/kernel/command";
import { moneyView } from "@/lib/kernel/schema";
import { pauseOffer, resumeOffer } from "@/lib/offers/commands/pause-offer";
import { offer } from "@/lib/offers/machine";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { routePayout } from "@/lib/payouts/commands/route-payout";
import { beginPayout } from "@/lib/payouts/commands/send-payout";
import { payout } from "@/lib/payouts/machine";
import { giveAccount, idOf, stored } from "@/lib/payouts/scenes-for-tests";
import { askFor } from "@/lib/shipments/scene-for-tests";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { acceptOffer, approveTrade, cancelTrade, lapseTrade, undoDelivery } from "@/lib/trades";
import { trade } from "@/lib/trades/machine";
import { agreeingSplit, orderOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey, offerOf, PRICE, type Scene, sceneOf } from "@/lib/trades/scenes-for-tests";
import type { RestrictionKind } from "./kinds";
import { listingActs } from "./listings-for-tests";
import { outcomeOf, type Prepared, publish, restriction, waiterFor } from "./restrictions-for-tests";

let app: TestApp;
let ada: TestUser;
let bayo: TestUser;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  ada = await makeUser(app, "Ada", { balanceMinor: 100_000_00n });
  bayo = await makeUser(app, "Bayo");
});

const trading = (
  state: Parameters<typeof sceneOf>[1],
  who: "ada" | "bayo",
  act: (scene: Scene) => Promise<unknown>,
) => {
  return async (): Promise<Prepared> => {
    const scene = await sceneOf(app, state);
    return { person: scene[who], run: () => act(scene) };
  };
};

/** One party of a disputed trade has offered how to share it, and the other accepts; the buyer has put it up. */
const settling =
  (refundMinor: bigint, offers: "ada" | "bayo" = "bayo") =>
  async (): Promise<Prepared> => {
    const scene = await sceneOf(app, "DISPUTED");
    const { tradeId } = scene;
    const { result } = await offerSettlement(scene[offers].actor, freshKey(), { tradeId, refundMinor });
    const accepts = offers === "ada" ? scene.bayo : scene.ada;
    const accept = { tradeId, offerId: result.offerId };
    return { person: scene.ada, run: () => acceptSettlement(accepts.actor, freshKey(), accept) };
  };

/** A payout whose next step is the order to the gateway. */
async function queuedPayout(): Promise<Prepared> {
  const bankAccountId = await giveAccount(ada.id, "1111");
  const { result } = await requestPayout(ada.actor, freshKey(), { amountMinor: 1_000_00n, bankAccountId });
  const id = idOf(result.reference);
  await app.asOwner("update payout set hold_until = null where id = $1", [id]);
  await routePayout(id);
  const { version } = await stored(id);
  return { person: ada, run: () => beginPayout({ id, version }) };
}

/** What a restriction stops: the act, the kind, and the reason that the act is then refused with. */
const stopped: Record<
  string,
  { kinds: RestrictionKind[]; refused?: string; prepare: () => Promise<Prepared> }
> = {
  "offer publish": {
    kinds: ["frozen", "no_publish"],
    prepare: async () => ({ person: ada, run: () => publish(ada.actor) }),
  },
  "offer resume": {
    kinds: ["frozen", "no_publish"],
    async prepare() {
      const { offerId } = await offerOf(ada, 1_000_00n);
      await pauseOffer(ada.actor, freshKey(), { offerId });
      return { person: ada, run: () => resumeOffer(ada.actor, freshKey(), { offerId }) };
    },
  },
  ...listingActs(() => ({ app, ada })),
  "checkout place": {
    kinds: ["frozen", "no_accept"],
    async prepare() {
      const moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
      const { listingId } = await liveListing(app, bayo, moderator, { price: moneyView(1_000_00n) });
      const { token } = await quoted(ada, [{ listingId, units: 1 }]);
      return { person: ada, run: () => placed(ada, token) };
    },
  },
  "trade accept": {
    kinds: ["frozen", "no_accept"],
    async prepare() {
      const offer = await offerOf(bayo, 1_000_00n);
      return { person: ada, run: () => acceptOffer(ada.actor, freshKey(), offer) };
    },
  },
  "shipment book, dearer than the delivery fee": {
    kinds: ["frozen", "no_accept"],
    async prepare() {
      const moderator = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
      const order = await orderOf(app, moderator, "BEGUN");
      await giveMoney(order.sade.id, 10_000_00n);
      return { person: order.sade, run: () => askFor(order, 4_000_00n) };
    },
  },
  "trade approve": {
    kinds: ["frozen", "no_release"],
    prepare: trading("DELIVERED", "ada", (s) => approveTrade(s.ada.actor, freshKey(), s)),
  },
  "trade agree-split": { kinds: ["frozen", "no_release"], prepare: () => agreeingSplit(app) },
  "trade concede:release": {
    kinds: ["frozen", "no_release"],
    prepare: trading("DISPUTED", "ada", (s) => concedeTrade(s.ada.actor, freshKey(), s)),
  },
  "trade settle:release": { kinds: ["frozen", "no_release"], prepare: settling(0n) },
  "trade settle:split": { kinds: ["frozen", "no_release"], prepare: settling(1_000_00n) },
  "trade settle:release by the seller, which the buyer offered": {
    kinds: ["frozen", "no_release"],
    refused: "settlement_over",
    prepare: settling(0n, "ada"),
  },
  "trade settle:split by the seller, which the buyer offered": {
    kinds: ["frozen", "no_release"],
    refused: "settlement_over",
    prepare: settling(1_000_00n, "ada"),
  },
  "payout insert": {
    kinds: ["blocked", "no_payout"],
    async prepare() {
      const bankAccountId = await giveAccount(ada.id, "2222");
      const run = () => requestPayout(ada.actor, freshKey(), { amountMinor: 1_000_00n, bankAccountId });
      return { person: ada, run };
    },
  },
  "payout begin": {
    kinds: ["frozen", "blocked"],
    refused: "owner_may_not_withdraw",
    prepare: queuedPayout,
  },
};

/** What stays possible, because the money goes back to whom it came from or because a person decides. */
const unaffected: Record<string, () => Promise<Prepared>> = {
  "undo-deliver by a frozen seller": trading("DELIVERED", "bayo", (s) =>
    undoDelivery(s.bayo.actor, freshKey(), s),
  ),
  "cancel by a frozen seller": trading("BEGUN", "bayo", (s) => cancelTrade(s.bayo.actor, freshKey(), s)),
  "concede:refund by a frozen seller": trading("DISPUTED", "bayo", (s) =>
    concedeTrade(s.bayo.actor, freshKey(), s),
  ),
  "lapse, refunding a frozen buyer": trading("IN_ESCROW", "ada", async (s) => {
    await app.moveTime("31 minutes");
    return lapseTrade(SYSTEM, freshKey(), s);
  }),
  "escalation of a frozen buyer's trade": trading("DELIVERED", "ada", async (s) => {
    await app.moveTime("25 hours");
    return escalateTrade(SYSTEM, freshKey(), s);
  }),
  "settle:refund by a frozen buyer": settling(PRICE),
  "settle:refund by the seller, which a frozen buyer offered": settling(PRICE, "ada"),
  async "a frozen buyer's consent to a ruling against them"() {
    const { ada: buyer, bayo: seller, tradeId } = await sceneOf(app, "DISPUTED");
    const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
    await ruled(chidi, tradeId, "release");
    await acceptRuling(seller.actor, freshKey(), { tradeId });
    return { person: buyer, run: () => acceptRuling(buyer.actor, freshKey(), { tradeId }) };
  },
  "a ruling against a frozen buyer": trading("DISPUTED", "ada", async (s) => {
    const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
    return ruled(chidi, s.tradeId, "release");
  }),
};

const rows = Object.entries(stopped).flatMap(([act, row]) =>
  row.kinds.map((kind) => ({ act, kind, refused: row.refused ?? kind, prepare: row.prepare })),
);

const clients: pg.Client[] = [];
afterEach(() => Promise.all(clients.splice(0).map((client) => client.end())));

/** A connection of its own: what it has begun holds locks until it commits. */
async function connection() {
  const client = new pg.Client({ connectionString: app.ownerUrl });
  clients.push(client);
  await client.connect();
  const { rows: own } = await client.query("select pg_backend_pid() as pid");
  return { client, pid: own[0].pid as number };
}

test("every move that a restriction stops is raced", () => {
  const guarded = [offer, listing, trade, payout].flatMap(({ name, declaration: { insert, moves } }) =>
    Object.entries<object>({ ...(insert && { insert }), ...moves })
      .filter(([, declared]) => JSON.stringify(declared).includes("must_be_free"))
      .map(([move]) => `${name} ${move}`),
  );
  const insertOf: Record<string, string> = {
    "offer publish": "offer insert",
    "trade accept": "trade insert",
  };
  expect(Object.keys(stopped).map((act) => insertOf[act] ?? act)).toEqual(expect.arrayContaining(guarded));
});

describe("a restriction and an act at the same moment", () => {
  test.each(rows)("$act waits for one that is being set ($kind), and is refused", async (row) => {
    const { person, run } = await row.prepare();
    const { client, pid } = await connection();
    await client.query("begin");
    await client.query(restriction(row.kind), [person.id]);
    const answer = outcomeOf(run());
    await waiterFor(pid);
    await client.query("commit");
    expect(await answer).toBe(row.refused);
  });

  // A draft that is begun makes no event.
  const withEvents = rows.filter(({ act }) => act !== "listing insert");
  test.each(withEvents)("$kind waits for $act that is being committed, and comes after it", async (row) => {
    const { person, run } = await row.prepare();
    const [{ client, pid }, setter] = [await connection(), await connection()];
    await client.query("begin; lock table outbox in exclusive mode"); // the last that a plan writes
    const answer = outcomeOf(run());
    const writer = await waiterFor(pid);
    const restricted = setter.client.query(restriction(row.kind), [person.id]);
    expect(await waiterFor(writer)).toBe(setter.pid);
    await client.query("commit");
    expect(await answer).toBe("done");
    await restricted;
  });

  test.each(Object.entries(unaffected))("%s is done in either order", async (_name, prepare) => {
    const { person, run } = await prepare();
    const [outcome] = await Promise.all([outcomeOf(run()), restrict(app, person.id, "frozen")]);
    expect(outcome).toBe("done");
    const after = await prepare();
    await restrict(app, after.person.id, "frozen");
    expect(await outcomeOf(after.run())).toBe("done");
  });
});
