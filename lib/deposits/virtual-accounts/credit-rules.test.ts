import { describe, expect, test } from "vitest";
import { gatewayAccount, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { type Credit, planCredit, quarantineReason, type Receiver } from "./credit-rules";

const receiver: Receiver = {
  virtualAccountId: "00000000-0000-7000-8000-000000000001",
  userId: "00000000-0000-7000-8000-000000000002",
  knownName: "Ada Obi",
  isVerified: false,
  isClosed: false,
  allowanceVersion: 1n,
  deposits: {
    leastMinor: "10000",
    mostMinor: "100000000",
    reviewUnknownFromMinor: "5000000",
    twoPeopleFromMinor: "5000000",
  },
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

describe("which transfers reach the wallet without review", () => {
  test.each([
    ["OBI ADA", 5_000_000n, null],
    ["Mrs. ADA NKECHI OBI", 900_000_000n, null],
    ["MUSA EVE", 10_000n, "mismatch"],
    [null, 4_999_999n, null],
    [null, 5_000_000n, "unknown"],
    ["ADA", 4_999_999n, null],
    ["ADA", 5_000_000n, "unknown"],
    ["A. O.", 5_000_000n, "unknown"],
  ] as const)("from %s, %s kobo: %s", (senderName, amountMinor, reason) => {
    expect(quarantineReason(receiver, { senderName, amountMinor })).toBe(reason);
  });

  test("a transfer to a closed account is quarantined whatever its sender", () => {
    expect(
      quarantineReason({ ...receiver, isClosed: true }, { senderName: "OBI ADA", amountMinor: 100n }),
    ).toBe("closed");
  });
});

const at = new Date("2026-11-21T12:00:00Z");

test("a transfer under the owner's name is credited and the gateway's fee is booked", () => {
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

test("a transfer under another name goes to quarantine, not to the wallet", () => {
  const plan = planCredit(receiver, credit({ senderName: "MUSA EVE" }), at);
  expect(plan.result.state).toBe("QUARANTINED");
  expect(plan.transfers?.map(({ kind }) => kind)).toEqual(["deposit_quarantine", "gateway_fee"]);
  expect(plan.transfers?.flatMap(({ from, to }) => [from.kind, to.kind])).not.toContain("WALLET");
  expect(plan.events).toMatchObject([{ topic: "deposit.quarantined" }]);
});

test("one gateway record maps to one deposit", () => {
  const [first, second] = [credit({}), credit({ feeMinor: null })].map((each) =>
    planCredit(receiver, each, at),
  );
  expect(first?.result.reference).toBe(second?.result.reference);
  expect(first?.result.reference).toMatch(/^dep-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(planCredit(receiver, credit({ gatewayRecordId: "4099261000" }), at).result.reference).not.toBe(
    first?.result.reference,
  );
});
