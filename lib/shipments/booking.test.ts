import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { queryOne, sql } from "@/lib/kernel/db";
import { checkLedger } from "@/lib/ledger";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { approveTrade } from "@/lib/trades";
import { handOver } from "@/lib/trades/parcel/commands/hand-over";
import { codeOf, type Order, orderOf } from "@/lib/trades/parcel/scene-for-tests";
import { freshKey, held, reasonOf } from "@/lib/trades/scenes-for-tests";
import { CARRIER, type TestCarrier, testCarrier } from "./carrier-for-tests";
import { cancelLabel } from "./commands/booking";
import { askFor, labelledOrder, shipmentOf } from "./scene-for-tests";
import { workOnBooking } from "./work-on-booking";

let app: TestApp;
let moderator: TestUser;
beforeAll(async () => {
  app = await testApp();
  moderator = await makeUser(app, "Musa", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());
afterEach(async () => expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]));

type Labelled = Order & { shipmentId: string };

let order: Labelled;
let carrier: TestCarrier;
beforeEach(() => {
  carrier = testCarrier();
});

const start = async (costMinor?: bigint) => {
  order = await labelledOrder(app, moderator, costMinor);
};
const work = () => workOnBooking(order.shipmentId, carrier.carriers);
/** Until the worker looks again, and then its step. */
const later = async () => {
  await app.moveTime("1 hour");
  await work();
};
const refusal = (act: Promise<unknown>) => act.then(() => "done", reasonOf);
const walletOf = ({ id }: TestUser) => held("WALLET", id);
const parcelHold = async () =>
  (
    await queryOne<{ minor: bigint }>(sql`
      select coalesce(sum(balance), 0)::bigint as minor from account where kind = 'HOLD' and subject_kind = 'parcel' and owner_id = ${order.tradeId}::uuid`)
  )?.minor;
/** What we owe carriers and have spent on promises, in kobo. */
const ours = () =>
  queryOne(sql`
    select coalesce(sum(balance) filter (where kind = 'CARRIER'), 0)::bigint as owed,
      coalesce(-sum(balance) filter (where kind = 'PROMOTIONS'), 0)::bigint as spent from account_balance`);
/** How both have changed since. */
async function since(before: Awaited<ReturnType<typeof ours>>) {
  const after = (await ours()) as Record<string, bigint>;
  const was = before as Record<string, bigint>;
  return { owed: after["owed"]! - was["owed"]!, spent: after["spent"]! - was["spent"]! };
}

describe("a label", () => {
  test("is booked once, and what it costs is paid out of the delivery fee when the order is completed", async () => {
    await start();
    const before = await ours();
    await work();
    await work();
    expect(carrier.bookings).toHaveLength(1);
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", isOurs: true, costMinor: 1_800_00n });
    expect(await refusal(askFor(order, 1_800_00n))).toBe("label_booked");
    expect(await parcelHold()).toBe(2_500_00n);
    const seller = await walletOf(order.sade);
    await handOver(order.sade.actor, freshKey(), { ...order, code: (await codeOf(order)).secret });
    await approveTrade(order.ada.actor, freshKey(), order);
    const price = await queryOne<{ gets: bigint }>(sql`
      select (price_minor - fee_of(price_minor, fee_rule))::bigint as gets from trade where id = ${order.tradeId}::uuid`);
    expect((await walletOf(order.sade)) - seller).toBe((price?.gets ?? 0n) + 700_00n);
    expect(await parcelHold()).toBe(0n);
    expect(await since(before)).toEqual({ owed: 1_800_00n, spent: 0n });
  });

  test("that costs more than is held takes the rest from its seller, who has agreed, or is refused", async () => {
    await start(4_000_00n);
    expect(await walletOf(order.sade)).toBe(8_500_00n);
    expect(await parcelHold()).toBe(4_000_00n);
    const poor = await orderOf(app, moderator, "BEGUN");
    expect(await refusal(askFor(poor, 4_000_00n))).toBe("insufficient_funds");
    expect(await refusal(askFor(poor, 2_500_00n))).toBe("done");
  });

  test.each([
    ["refuses it", "refuses"],
    ["asks for more than was agreed", "books dearer"],
  ] as const)("is not booked where its carrier %s: what was added comes back", async (_says, book) => {
    await start(4_000_00n);
    carrier.does.book = book;
    await work();
    await later();
    expect(await shipmentOf(order)).toMatchObject({
      state: "FAILED",
      failure: book === "refuses" ? "no_such_service" : "dearer",
    });
    expect(carrier.bookings).toEqual([]);
    expect([await walletOf(order.sade), await parcelHold()]).toEqual([10_000_00n, 2_500_00n]);
    carrier.does.book = "books";
    const { result } = await askFor(order, 1_800_00n);
    await workOnBooking(result.shipmentId, carrier.carriers);
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED" });
  });

  test.each(["times out", "books and times out"] as const)(
    "whose carrier %s is looked for before it is booked again",
    async (book) => {
      await start();
      carrier.does.book = book;
      await work();
      expect(await shipmentOf(order)).toMatchObject({ state: "REQUESTED" });
      carrier.does.book = "books";
      await later();
      expect(carrier.bookings).toHaveLength(1);
      expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED" });
      const asked = carrier.asked.map((one) => one.split(" ")[0]);
      expect(asked).toEqual(book === "times out" ? ["book", "find", "book"] : ["book", "find"]);
    },
  );
});

describe("a booking", () => {
  test("is booked once by twenty workers at the same moment", async () => {
    for (let nth = 0; nth < 20; nth += 1) {
      await start();
      carrier = testCarrier();
      await Promise.all(Array.from({ length: 5 }, work));
      expect(carrier.bookings).toHaveLength(1);
      expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED" });
    }
  }, 120_000);

  test("is cancelled by its seller before the carrier has it, and leaves nothing behind", async () => {
    await start(4_000_00n);
    await work();
    expect(await refusal(cancelLabel(order.ada.actor, freshKey(), order))).toBe("not_found");
    await cancelLabel(order.sade.actor, freshKey(), order);
    await work();
    expect(await shipmentOf(order)).toMatchObject({ state: "CANCELLED" });
    expect(carrier.bookings).toEqual([]);
    expect([await walletOf(order.sade), await parcelHold()]).toEqual([10_000_00n, 2_500_00n]);
  });

  test("whose carrier does not cancel it is kept", async () => {
    await start();
    await work();
    carrier.does.cancel = false;
    await cancelLabel(order.sade.actor, freshKey(), order);
    await work();
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", costMinor: 1_800_00n });
  });

  test("gets its number later where its carrier has none at first", async () => {
    await start();
    carrier.does.numbers = false;
    await work();
    expect(await shipmentOf(order)).toMatchObject({ state: "TRACKED", number: null });
    carrier.does.numbers = true;
    await work();
    expect((await shipmentOf(order))?.number).toMatch(/^TA-/);
  });
});

test("nobody but its seller books a label, and nobody before the start or for what is fetched", async () => {
  const [begun, fresh, fetched] = [
    await orderOf(app, moderator, "BEGUN"),
    await orderOf(app, moderator),
    await orderOf(app, moderator, "BEGUN", { isPickUp: true }),
  ];
  expect(await refusal(askFor({ ...begun, sade: begun.ada }, 1_000_00n))).toBe("not_found");
  expect(await refusal(askFor(fresh, 1_000_00n))).toBe("not_to_book");
  expect(await refusal(askFor(fetched, 0n))).toBe("not_to_book");
  expect(CARRIER).toBe("terminal_africa");
});
