import { describe, expect, test } from "vitest";
import { gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { type Credit, doubtOf, planCredit, type Receiver } from "./credit-rules";

const receiver: Receiver = {
  virtualAccountId: "00000000-0000-7000-8000-000000000001",
  userId: "00000000-0000-7000-8000-000000000002",
  knownName: "Ada Obi",
  isClosed: false,
  allowanceVersion: 1n,
  deposits: { leastMinor: "10000", mostMinor: "100000000", reviewUnknownFromMinor: "5000000" },
};

const credit = (over: Partial<Credit>): Credit => ({
  gateway: "paystack",
  gatewayRecordId: "4099260999",
  gatewayReference: "T0123456789",
  receiverAccount: "9930000001",
  amountMinor: 5_000_000n,
  currency: HOME,
  feeMinor: 30_000n,
  channel: "dedicated_nuban",
  senderName: "OBI ADA",
  senderBank: "Access Bank",
  senderAccount: "XXXXXX6701",
  ...over,
});

describe("whose money reaches the wallet by itself", () => {
  test.each([
    ["OBI ADA", 5_000_000n, null],
    ["Mrs. ADA NKECHI OBI", 900_000_000n, null],
    ["MUSA EVE", 10_000n, "mismatch"],
    [null, 4_999_999n, null],
    [null, 5_000_000n, "unknown"],
    ["ADA", 4_999_999n, null],
    ["ADA", 5_000_000n, "unknown"],
    ["A. O.", 5_000_000n, "unknown"],
  ] as const)("from %s, %s kobo: %s", (senderName, amountMinor, doubt) => {
    expect(doubtOf(receiver, { senderName, amountMinor })).toBe(doubt);
  });

  test("nobody who has left is credited, whoever sends", () => {
    expect(doubtOf({ ...receiver, isClosed: true }, { senderName: "OBI ADA", amountMinor: 100n })).toBe(
      "closed",
    );
  });
});

const at = new Date("2026-11-21T12:00:00Z");

test("money under the right name goes from the gateway to the wallet, with the gateway's fee", () => {
  const plan = planCredit(receiver, credit({}), at);
  expect(plan.result.state).toBe("PAID");
  expect(plan.transfers).toMatchObject([
    {
      kind: "deposit_credit",
      from: gatewayAccount("paystack", HOME),
      to: wallet(receiver.userId, HOME),
      amount: 5_000_000n,
    },
    { kind: "gateway_fee", amount: 30_000n },
  ]);
});

test("money under another name goes to quarantine, and the wallet is not touched", () => {
  const plan = planCredit(receiver, credit({ senderName: "MUSA EVE" }), at);
  expect(plan.result.state).toBe("QUARANTINED");
  expect(plan.transfers?.map(({ kind }) => kind)).toEqual(["deposit_quarantine", "gateway_fee"]);
  expect(plan.transfers?.flatMap(({ from, to }) => [from.kind, to.kind])).not.toContain("WALLET");
  expect(plan.events).toMatchObject([{ topic: "deposit.quarantined" }]);
});

test("one record of the gateway has one deposit, whoever tells of it", () => {
  const [one, other] = [credit({}), credit({ feeMinor: null })].map((told) => planCredit(receiver, told, at));
  expect(one?.result.reference).toBe(other?.result.reference);
  expect(one?.result.reference).toMatch(/^dep-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(planCredit(receiver, credit({ gatewayRecordId: "4099261000" }), at).result.reference).not.toBe(
    one?.result.reference,
  );
});
