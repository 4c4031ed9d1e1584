import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import type { Sql } from "@/lib/kernel/db";
import { PLATFORM_ID } from "@/lib/kernel/ids";
import { checkLedger } from "@/lib/ledger";
import { gatewayIds } from "@/lib/ledger/accounts";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { type Beside, type TestUser, walletBesideGateway } from "../gateway-for-tests";
import { decided, opened, openedAfterSpending, type StoredChargeback, stored } from "./chargebacks-for-tests";

let beside: Beside;
let owner: pg.Client;
let eve: Intruder;
let ada: TestUser;
let open: StoredChargeback;
let won: StoredChargeback;
let lost: StoredChargeback;

beforeAll(async () => {
  beside = await walletBesideGateway();
  const people = await Promise.all(["Ada Obi", "Uche Eze", "Tola Ojo"].map((name) => beside.makeUser(name)));
  const [first, second, third] = people as [TestUser, TestUser, TestUser];
  ada = first;
  open = await opened(beside, first);
  const [w, l] = [await opened(beside, second), await openedAfterSpending(beside, third, 3_000_00n)];
  await decided(beside, w, "declined");
  await decided(beside, l, "bank-accepted");
  [won, lost] = [await stored(w.disputeId), await stored(l.disputeId)];
  owner = new pg.Client({ connectionString: beside.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped under it at the end
  await owner.connect();
  eve = await intruder(beside.app);
});
afterAll(async () => {
  await eve.close();
  await owner.end();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await beside.close();
  expect(findings).toEqual([]);
});

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "audit", "deposit", "chargeback"];

/** Does damage past every guard, as only the owner of the tables can, looks, and takes it back. */
async function findingsAfter(damage: string, scope: "full" | "recent"): Promise<string[]> {
  await owner.query("begin");
  try {
    for (const table of GUARDED) await owner.query(`alter table ${table} disable trigger user`);
    await owner.query(damage);
    for (const table of GUARDED) await owner.query(`alter table ${table} enable trigger user`);
    const { findings } = await checkLedger(ledgerChecks, scope, asOwner);
    return findings.map(({ rule, what }) => `${rule} ${what}`);
  } finally {
    await owner.query("rollback");
  }
}

const set = (what: string, { id }: StoredChargeback) => `update chargeback set ${what} where id = '${id}'`;

const damages: { name: string; does: () => string; says: string }[] = [
  {
    name: "a chargeback won on paper only",
    does: () => set("state = 'WON', closed_at = app_now()", open),
    says: "L6 the account of this chargeback",
  },
  {
    name: "a hold of another amount",
    does: () => set("held_minor = held_minor - 1", won),
    says: "L8 this chargeback was not posted as it was decided",
  },
  {
    name: "a loss that was made smaller",
    does: () => set("loss_minor = loss_minor - 1", lost),
    says: "L8 this chargeback was not posted as it was decided",
  },
  {
    name: "a debt that nobody paid",
    does: () => set("recovered_minor = loss_minor", lost),
    says: "L8 this chargeback was not posted as it was decided",
  },
  {
    name: "a lost chargeback that is called won",
    does: () => set("state = 'WON'", lost),
    says: "L8 this transfer took money for a bank",
  },
  {
    name: "a disputed deposit that is called paid",
    does: () => `update deposit set state = 'PAID' where id = '${open.depositId}'`,
    says: "L8 this chargeback and its deposit",
  },
  {
    name: "a deposit that is called charged back",
    does: () => `update deposit set state = 'CHARGED_BACK' where id = '${won.depositId}'`,
    says: "L8 this disputed deposit has no chargeback",
  },
];

describe("damage done past every guard is found, by both checks", () => {
  test.each(damages)("$name", async ({ does, says }) => {
    for (const scope of ["full", "recent"] as const) {
      const found = await findingsAfter(does(), scope);
      expect(
        found.filter((line) => line.startsWith(says)),
        `${scope}: ${found.join("; ")}`,
      ).not.toEqual([]);
    }
  });

  test("an account of no chargeback", async () => {
    const found = await findingsAfter(
      "insert into account (kind, owner_id, currency) values ('CHARGEBACK_HOLD', gen_random_uuid(), 'NGN')",
      "full",
    );
    expect(found).toContain("L6 this chargeback account belongs to no chargeback");
  });
});

type Place = [kind: string, owner: string];
const leg = (kind: string, from: Place, to: Place, amount: string) => ({
  kind,
  from,
  to,
  currency: "NGN",
  amount,
});
const gateway: Place = ["GATEWAY", gatewayIds.paystack];
const loss: Place = ["CHARGEBACK_LOSS", PLATFORM_ID];

/** What somebody who can send plans would try with the chargebacks of others. */
const forgeries = (): { tries: string; told: string; plan: object }[] => {
  const subject = { kind: "chargeback", id: open.id };
  const hold: Place = ["CHARGEBACK_HOLD", open.id];
  const wallet: Place = ["WALLET", ada.id];
  const expecting = { expect: [{ table: "chargeback", id: open.id, version: String(open.version) }] };
  const write = (what: object) => [{ table: "chargeback", id: open.id, set: what }];
  return [
    {
      tries: "the hold without a decision",
      told: "holds",
      plan: { subject, transfers: [leg("chargeback_won", hold, wallet, "500000")] },
    },
    {
      tries: "a decision without the money",
      told: "holds",
      plan: { subject, ...expecting, write: write({ state: "WON", closed_at: "2026-11-21T00:00:00Z" }) },
    },
    {
      tries: "a decision that is none",
      told: "closed_when_over",
      plan: {
        subject,
        ...expecting,
        write: write({ state: "WON" }),
        transfers: [leg("chargeback_won", hold, wallet, "500000")],
      },
    },
    {
      tries: "the hold of a chargeback in another's name",
      told: "of another CHARGEBACK_HOLD",
      plan: {
        subject: { kind: "chargeback", id: won.id },
        transfers: [leg("chargeback_won", hold, wallet, "500000")],
      },
    },
    {
      tries: "to change what was asked for",
      told: "amount_minor",
      plan: { subject, ...expecting, write: write({ amount_minor: "1" }) },
    },
    {
      tries: "to open again what was won",
      told: "cannot go",
      plan: {
        subject: { kind: "chargeback", id: won.id },
        expect: [{ table: "chargeback", id: won.id, version: String(won.version) }],
        write: [{ table: "chargeback", id: won.id, set: { state: "OPEN", closed_at: null } }],
      },
    },
    {
      tries: "more made good than was lost",
      told: "amounts_fit",
      plan: {
        subject: { kind: "chargeback", id: lost.id },
        expect: [{ table: "chargeback", id: lost.id, version: String(lost.version) }],
        write: [{ table: "chargeback", id: lost.id, set: { recovered_minor: String(lost.amountMinor) } }],
      },
    },
    {
      tries: "the hold by way of the loss",
      told: "23514",
      plan: { subject, transfers: [leg("chargeback_lost", hold, loss, "500000")] },
    },
    {
      tries: "the hold to the gateway, undecided",
      told: "holds",
      plan: { subject, transfers: [leg("chargeback_lost", hold, gateway, "500000")] },
    },
  ];
};

test("a plan that takes what a chargeback holds, or says what is not so, is refused whole", async () => {
  for (const { tries, told, plan } of forgeries()) {
    const before = await eve.everything();
    const says = await eve.plan(plan);
    expect(await eve.everything(), tries).toBe(before);
    expect(says, tries).toContain(told);
    expect(says, tries).not.toContain("committed");
  }
});
