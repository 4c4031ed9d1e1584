import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { type AccountRef, type Plan, transfer } from "@/lib/kernel/commit";
import { queryOne, type Sql, sql } from "@/lib/kernel/db";
import { SYSTEM_ID } from "@/lib/kernel/ids";
import type { PlanRow } from "@/lib/kernel/machine";
import { checkLedger } from "@/lib/ledger";
import { chargebackLoss, gatewayAccount, hold, wallet } from "@/lib/ledger/accounts";
import { HOME } from "@/lib/money/currencies";
import { type Intruder, intruder } from "@/lib/testing/intruder";
import { type Beside, type TestUser, walletBesideGateway } from "../gateway-for-tests";
import { deposit } from "../machine";
import { decided, opened, openedAfterSpending, type StoredChargeback, stored } from "./chargebacks-for-tests";
import { chargeback } from "./machine";

let beside: Beside;
let owner: pg.Client;
let eve: Intruder;
let ada: TestUser;
let open: StoredChargeback;
let disputedDeposit: { id: string; version: bigint };
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
  const found = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from deposit where id = ${open.depositId}::uuid`,
  );
  if (!found) throw new Error("no disputed deposit");
  disputedDeposit = found;
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
      `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'chargeback', gen_random_uuid(), '${HOME}')`,
      "full",
    );
    expect(found).toContain("L6 this chargeback account belongs to no chargeback");
  });
});

const legOf = (kind: string, from: AccountRef, to: AccountRef, amount = 500_000n): Partial<Plan> => ({
  transfers: [transfer(kind, from, to, amount)],
});
const atGateway = gatewayAccount("paystack", HOME);

interface Forgery {
  tries: string;
  told: string;
  plan: Partial<Plan>;
  by?: string;
}

const moving = (
  one: StoredChargeback,
  move: keyof typeof chargeback.moves,
  set?: PlanRow,
): Partial<Plan> => ({
  subject: { kind: "chargeback", id: one.id },
  rows: [chargeback.move(one, move, set)],
});
const heldFor = ({ id }: StoredChargeback) => hold("chargeback", id, HOME);
/** All that the open one holds goes to whose it is. */
const given = () => legOf("chargeback_won", heldFor(open), wallet(ada.id, HOME));

/** What somebody who can send plans, even in the system's name, would try with the money of chargebacks. */
const thefts = (): Forgery[] => {
  const subject = { kind: "chargeback", id: open.id };
  const held = heldFor(open);
  return [
    {
      tries: "the hold without a decision",
      told: "no move of this plan posts a chargeback_won",
      plan: { subject, ...given() },
    },
    {
      tries: "a decision without the money",
      told: "a chargeback_won of 500000 is missing",
      plan: moving(open, "win"),
    },
    {
      tries: "the hold of a chargeback in another's name",
      told: "no move of this plan posts a chargeback_won",
      plan: { subject: { kind: "chargeback", id: won.id }, ...given() },
    },
    {
      tries: "the hold to another's wallet",
      told: "a chargeback_won goes from or to another account",
      plan: { ...moving(open, "win"), ...legOf("chargeback_won", held, wallet(won.userId, HOME)) },
    },
    {
      tries: "the hold by way of the loss",
      told: "a chargeback_lost goes from or to another account",
      plan: {
        ...moving(open, "lose", { lossMinor: 0n }),
        ...legOf("chargeback_lost", held, chargebackLoss(HOME)),
      },
    },
    {
      tries: "a part of the hold, lost, with the rest left behind",
      told: "holds",
      plan: { ...moving(open, "lose", { lossMinor: 0n }), ...legOf("chargeback_lost", held, atGateway, 1n) },
    },
    {
      tries: "the hold to the gateway, undecided",
      told: "no move of this plan posts a chargeback_lost",
      plan: { subject, ...legOf("chargeback_lost", held, atGateway) },
    },
  ];
};

/** What they would say of chargebacks that is not so. */
const lies = (): Forgery[] => [
  {
    tries: "a decision that its deposit does not know of",
    told: "a chargeback of it says so",
    plan: { rows: [deposit.move(disputedDeposit, "win")] },
  },
  {
    tries: "a decision in the owner's name",
    told: "a chargeback may not make the move win now, or not by this principal",
    plan: { ...moving(open, "win"), ...given() },
    by: ada.id,
  },
  {
    tries: "to change what was asked for",
    told: "a plan may not write these columns of chargeback",
    plan: moving(open, "wait", { amountMinor: 1n }),
  },
  {
    tries: "to open again what was won",
    told: "has no move",
    plan: { rows: [{ table: "chargeback", id: won.id, version: won.version, move: "open" }] },
  },
  {
    tries: "to decide again what was won",
    told: "a chargeback may not make the move lose now",
    plan: { ...moving(won, "lose", { lossMinor: 0n }), ...legOf("chargeback_lost", heldFor(won), atGateway) },
  },
  {
    tries: "more made good than was lost",
    told: "amounts_fit",
    plan: {
      ...moving(lost, "recover", { by: lost.amountMinor }),
      ...legOf("chargeback_recovery", wallet(lost.userId, HOME), chargebackLoss(HOME), lost.amountMinor),
    },
  },
];

test("a plan that takes what a chargeback holds, or says what is not so, is refused whole", async () => {
  for (const { tries, told, plan, by = SYSTEM_ID } of [...thefts(), ...lies()]) {
    const before = [await eve.everything(), await stored(open.gatewayRecordId)];
    const says = await eve.plan(by, plan);
    expect([await eve.everything(), await stored(open.gatewayRecordId)], tries).toEqual(before);
    expect(says, tries).toContain(told);
    expect(says, tries).not.toContain("committed");
  }
});
