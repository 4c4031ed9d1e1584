import { describe, expect, test } from "vitest";
import { type PlannedTransfer, transfer } from "@/lib/kernel/commit";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { MachineMove } from "@/lib/kernel/machine";
import { fees, gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { trade } from "@/lib/trades/machine";
import { PRICE } from "@/lib/trades/scenes-for-tests";
import {
  approving,
  chidi,
  eve,
  FEE,
  forgeryScene,
  held,
  lawful,
  mine,
  other,
  own,
  refused,
  row,
  sold,
} from "./forgery-scene";

forgeryScene();

/** Legs that an approval may not have. */
const altered: [string, () => PlannedTransfer[]][] = [
  [
    "that pays somebody else",
    () => [transfer("escrow_release", held(own), mine(), PRICE - FEE), lawful()[1] as PlannedTransfer],
  ],
  [
    "that pays its buyer",
    () => [
      transfer("escrow_release", held(own), wallet(own.ada.id, HOME), PRICE - FEE),
      lawful()[1] as PlannedTransfer,
    ],
  ],
  [
    "out of another trade's hold",
    () => [
      transfer("escrow_release", held(other), wallet(own.bayo.id, HOME), PRICE - FEE),
      lawful()[1] as PlannedTransfer,
    ],
  ],
  [
    "that pays a kobo more than L9 gives",
    () => [
      transfer("escrow_release", held(own), wallet(own.bayo.id, HOME), PRICE - FEE + 1n),
      transfer("commission", held(own), fees(HOME), FEE - 1n),
    ],
  ],
  [
    "that pays a kobo less",
    () => [
      transfer("escrow_release", held(own), wallet(own.bayo.id, HOME), PRICE - FEE - 1n),
      transfer("commission", held(own), fees(HOME), FEE + 1n),
    ],
  ],
  ["without its commission", () => [transfer("escrow_release", held(own), wallet(own.bayo.id, HOME), PRICE)]],
  ["that leaves the money where it is", () => []],
  [
    "that also refunds",
    () => [...lawful(), transfer("escrow_refund", held(own), wallet(own.ada.id, HOME), 1n)],
  ],
  ["that posts a leg twice", () => [...lawful(), lawful()[0] as PlannedTransfer]],
  [
    "that takes from a wallet besides",
    () => [...lawful(), transfer("escrow_hold", wallet(own.ada.id, HOME), held(own), 5n)],
  ],
  [
    "that fills a wallet from the gateway besides",
    () => [...lawful(), transfer("deposit_credit", gatewayAccount("paystack", HOME), mine(), 5n)],
  ],
  ["by a kind that there is not", () => [transfer("theft", held(own), wallet(own.bayo.id, HOME), PRICE)]],
];

describe("an approval is refused", () => {
  test.each(altered)("%s", async (_what, legs) => {
    await refused(own.ada.id, approving(legs()));
  });

  test("in the name of anybody but the buyer", async () => {
    for (const who of [own.bayo.id, eve.id, chidi.id]) {
      for (const answer of await refused(who, approving(lawful()))) expect(answer).toMatch(/^42501/);
    }
  });

  test("that does not sell the unit, sells another's, or gives it back", async () => {
    await refused(own.ada.id, approving(lawful(), { counts: [] }));
    await refused(own.ada.id, approving(lawful(), { counts: [{ ...sold(), change: { unitsHeld: -1 } }] }));
    await refused(
      own.ada.id,
      approving(lawful(), { counts: [sold(), { table: "offer", id: newId(), change: { unitsSold: 1 } }] }),
    );
    await refused(own.ada.id, approving(lawful(), { counts: [{ ...sold(), to: "AVAILABLE" }] }));
  });

  test("that moves the counters of a user without a part in it", async () => {
    const counts = [sold(), { table: "allowance", id: eve.id, change: { openOffers: 1 } }];
    await refused(own.ada.id, approving(lawful(), { counts }));
  });

  test("with a column that the move does not write", async () => {
    for (const set of [
      { priceMinor: 1n },
      { buyerId: eve.id },
      { version: 99n },
      { state: "CANCELLED" },
      { feeRule: {} },
    ]) {
      const rows = [trade.move({ id: own.tradeId, version: 3n }, "approve", set)];
      for (const answer of await refused(own.ada.id, approving(lawful(), { rows })))
        expect(answer).toMatch(/^42501/);
    }
  });

  test("whose posting names another trade", async () => {
    const legs = lawful().map((leg) => ({ ...leg, subject: own.tradeId }));
    const subject = { kind: "trade", id: other.tradeId };
    for (const answer of await refused(own.ada.id, approving(legs, { subject })))
      expect(answer).toContain("a plan about a trade that it does not move");
  });
});

/** Each move of a trade that its state does not allow, by the one whose move it is. */
const illegal = Object.entries<MachineMove>(trade.moves).filter(
  ([, { from = [] }]) => !from.includes("DELIVERED"),
);

test.each(illegal)("a delivered trade does not make the move %s", async (name, { by }) => {
  const people: Record<string, string> = { buyer: own.ada.id, seller: own.bayo.id, system: SYSTEM_ID };
  for (const actor of by) {
    await refused(people[actor] ?? chidi.id, {
      subject: { kind: "trade", id: own.tradeId },
      rows: [row(own, name)],
    });
  }
});

const others = Object.entries<MachineMove>(trade.moves).filter(([, { from = [] }]) =>
  from.includes("DELIVERED"),
);

test.each(others)("a delivered trade's %s is nobody's but theirs whose move it is", async (name) => {
  await refused(eve.id, { subject: { kind: "trade", id: own.tradeId }, rows: [row(own, name)] });
});
