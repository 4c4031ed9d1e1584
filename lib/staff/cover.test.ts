import { describe, expect, test } from "vitest";
import { AccountKind } from "@/lib/generated/prisma/enums";
import { allMachines } from "@/lib/testing/forge/machines";
import { coverOf, type KindTotal } from "./cover";

const total = (key: string, minor: bigint): KindTotal => {
  const [kind = "", subjectKind = ""] = key.split(" ");
  return { kind, subjectKind, minor };
};

/** Every account that our ledger can have, as its key. */
const holds = [...(await allMachines()).values()]
  .filter(({ declaration }) => declaration.holds)
  .map(({ name }) => `HOLD ${name}`);
const others = Object.values(AccountKind).filter((kind) => kind !== "HOLD" && kind !== "GATEWAY");

describe("what is owed above what the gateway holds", () => {
  test.each([...others, ...holds])("is explained by %s, to the kobo", (key) => {
    const cover = coverOf([total(key, 1_23n), total("GATEWAY", -1_23n)]);
    expect(cover.unexplainedMinor).toBe(0n);
    const explained = cover.explaining.reduce((sum, { minor }) => sum + minor, 0n);
    expect(cover.heldMinor + explained).toBe(cover.owedMinor);
  });

  test("is to be topped up where fees and losses come to more than we earned", () => {
    const cover = coverOf(
      Object.entries({
        WALLET: 900_00n,
        "HOLD payout": 100_00n,
        FEES: 20_00n,
        GATEWAY_FEES: -50_00n,
        CHARGEBACK_LOSS: -5_00n,
        GATEWAY: -965_00n,
      }).map(([key, minor]) => total(key, minor)),
    );
    expect(cover).toMatchObject({
      owedMinor: 1_000_00n,
      heldMinor: 965_00n,
      shortMinor: 35_00n,
      unexplainedMinor: 0n,
    });
    expect(cover.explaining).toEqual([
      { term: "Fees of the gateway", minor: 50_00n },
      { term: "Losses of chargebacks", minor: 5_00n },
      { term: "Commission and fees earned", minor: -20_00n },
    ]);
  });

  test("is unexplained where the ledger does not balance, or has an account that nothing names", () => {
    expect(coverOf([total("WALLET", 10n), total("GATEWAY", -9n)]).unexplainedMinor).toBe(1n);
    expect(coverOf([total("COUPON", 10n), total("GATEWAY", -10n)]).unexplainedMinor).toBe(-10n);
  });
});
