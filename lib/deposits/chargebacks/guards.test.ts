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
import { type DepositStage, openDepositStage, type TestUser } from "../gateway-for-tests";
import { deposit } from "../machine";
import { decided, opened, openedAfterSpending, type StoredChargeback, stored } from "./chargebacks-for-tests";
import { chargeback } from "./machine";

let stage: DepositStage;
let owner: pg.Client;
let eve: Intruder;
let ada: TestUser;
let open: StoredChargeback;
let disputedDeposit: { id: string; version: bigint };
let won: StoredChargeback;
let lost: StoredChargeback;

beforeAll(async () => {
  stage = await openDepositStage();
  const people = await Promise.all(["Ada Obi", "Uche Eze", "Tola Ojo"].map((name) => stage.makeUser(name)));
  const [first, second, third] = people as [TestUser, TestUser, TestUser];
  ada = first;
  open = await opened(stage, first);
  const [w, l] = [await opened(stage, second), await openedAfterSpending(stage, third, 3_000_00n)];
  await decided(stage, w, "declined");
  await decided(stage, l, "bank-accepted");
  [won, lost] = [await stored(w.disputeId), await stored(l.disputeId)];
  const found = await queryOne<{ id: string; version: bigint }>(
    sql`select id, version from deposit where id = ${open.depositId}::uuid`,
  );
  if (!found) throw new Error("no disputed deposit");
  disputedDeposit = found;
  owner = new pg.Client({ connectionString: stage.app.ownerUrl });
  owner.on("error", () => {}); // the database is dropped while it is connected
  await owner.connect();
  eve = await intruder(stage.app);
});
afterAll(async () => {
  await eve.close();
  await owner.end();
  const { findings } = await checkLedger(ledgerChecks, "full");
  await stage.close();
  expect(findings).toEqual([]);
});

const asOwner = async <Row extends object>({ text, values }: Sql): Promise<Row[]> =>
  (await owner.query<Row>(text, values)).rows;

const GUARDED = ["account", "transfer", "posting", "audit", "deposit", "chargeback"];

/** Damages the data with the guards disabled, as only the owner of the tables can, runs the checks and rolls back. */
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

const damages: { name: string; does: () => string; finding: string }[] = [
  {
    name: "a chargeback marked won without a posting",
    does: () => set("state = 'WON', closed_at = app_now()", open),
    finding: "L6 hold balance does not match the chargeback's state",
  },
  {
    name: "a hold that differs from its transfer",
    does: () => set("held_minor = held_minor - 1", won),
    finding: "L8 chargeback postings do not match its outcome",
  },
  {
    name: "a reduced loss",
    does: () => set("loss_minor = loss_minor - 1", lost),
    finding: "L8 chargeback postings do not match its outcome",
  },
  {
    name: "a recovery without a payment",
    does: () => set("recovered_minor = loss_minor", lost),
    finding: "L8 chargeback postings do not match its outcome",
  },
  {
    name: "a lost chargeback marked won",
    does: () => set("state = 'WON'", lost),
    finding: "L8 transfer to a bank without a lost chargeback",
  },
  {
    name: "a disputed deposit marked paid",
    does: () => `update deposit set state = 'PAID' where id = '${open.depositId}'`,
    finding: "L8 chargeback and its deposit disagree",
  },
  {
    name: "a paid deposit marked charged back",
    does: () => `update deposit set state = 'CHARGED_BACK' where id = '${won.depositId}'`,
    finding: "L8 disputed deposit without a matching chargeback",
  },
];

describe("both checks find damage that bypassed the guards", () => {
  test.each(damages)("$name", async ({ does, finding }) => {
    for (const scope of ["full", "recent"] as const) {
      const found = await findingsAfter(does(), scope);
      expect(
        found.filter((line) => line.startsWith(finding)),
        `${scope}: ${found.join("; ")}`,
      ).not.toEqual([]);
    }
  });

  test("a hold account without a chargeback", async () => {
    const found = await findingsAfter(
      `insert into account (kind, subject_kind, owner_id, currency) values ('HOLD', 'chargeback', gen_random_uuid(), '${HOME}')`,
      "full",
    );
    expect(found).toContain("L6 chargeback account without a chargeback");
  });
});

const legOf = (kind: string, from: AccountRef, to: AccountRef, amount = 500_000n): Partial<Plan> => ({
  transfers: [transfer(kind, from, to, amount)],
});
const atGateway = gatewayAccount("paystack", HOME);

interface Forgery {
  tries: string;
  refusal: string;
  plan: Partial<Plan>;
  by?: string;
}

const moving = (
  row: StoredChargeback,
  move: keyof typeof chargeback.moves,
  set?: PlanRow,
): Partial<Plan> => ({
  subject: { kind: "chargeback", id: row.id },
  rows: [chargeback.move(row, move, set)],
});
const heldFor = ({ id }: StoredChargeback) => hold("chargeback", id, HOME);
/** The whole hold of the open chargeback goes to its owner. */
const given = () => legOf("chargeback_won", heldFor(open), wallet(ada.id, HOME));

/** Attempts to move the money of chargebacks by an attacker who can commit plans, even as the system. */
const thefts = (): Forgery[] => {
  const subject = { kind: "chargeback", id: open.id };
  const held = heldFor(open);
  return [
    {
      tries: "to release the hold without a decision",
      refusal: "a plan that moves nothing posts nothing",
      plan: { subject, ...given() },
    },
    {
      tries: "a decision without its transfer",
      refusal: "chargeback_won",
      plan: moving(open, "win"),
    },
    {
      tries: "to release the hold under another chargeback",
      refusal: "a plan that moves nothing posts nothing",
      plan: { subject: { kind: "chargeback", id: won.id }, ...given() },
    },
    {
      tries: "to release the hold to another wallet",
      refusal: "between these accounts",
      plan: { ...moving(open, "win"), ...legOf("chargeback_won", held, wallet(won.userId, HOME)) },
    },
    {
      tries: "to move the hold to the loss account",
      refusal: "between these accounts",
      plan: {
        ...moving(open, "lose", { lossMinor: 0n }),
        ...legOf("chargeback_lost", held, chargebackLoss(HOME)),
      },
    },
    {
      tries: "to lose only part of the hold",
      refusal: "holds",
      plan: { ...moving(open, "lose", { lossMinor: 0n }), ...legOf("chargeback_lost", held, atGateway, 1n) },
    },
    {
      tries: "to send the hold to the gateway without a decision",
      refusal: "a plan that moves nothing posts nothing",
      plan: { subject, ...legOf("chargeback_lost", held, atGateway) },
    },
  ];
};

/** Attempts to change the state of chargebacks. */
const forgeries = (): Forgery[] => [
  {
    tries: "to win a deposit whose chargeback is open",
    refusal: "its chargeback is in the matching state",
    plan: { rows: [deposit.move(disputedDeposit, "win")] },
  },
  {
    tries: "a decision by the owner",
    refusal: "a chargeback may not make the move win now, or not by this principal",
    plan: { ...moving(open, "win"), ...given() },
    by: ada.id,
  },
  {
    tries: "to change the claimed amount",
    refusal: "a plan may not write these columns of chargeback",
    plan: moving(open, "wait", { amountMinor: 1n }),
  },
  {
    tries: "to reopen a won chargeback",
    refusal: "has no move",
    plan: { rows: [{ table: "chargeback", id: won.id, version: won.version, move: "open" }] },
  },
  {
    tries: "to decide a won chargeback again",
    refusal: "a chargeback may not make the move lose now",
    plan: { ...moving(won, "lose", { lossMinor: 0n }), ...legOf("chargeback_lost", heldFor(won), atGateway) },
  },
  {
    tries: "to recover more than the loss",
    refusal: "amounts_fit",
    plan: {
      ...moving(lost, "recover", { by: lost.amountMinor }),
      ...legOf("chargeback_recovery", wallet(lost.userId, HOME), chargebackLoss(HOME), lost.amountMinor),
    },
  },
];

test("refuses every forged plan about chargebacks and leaves no trace", async () => {
  for (const { tries, refusal, plan, by = SYSTEM_ID } of [...thefts(), ...forgeries()]) {
    const before = [await eve.everything(), await stored(open.gatewayRecordId)];
    const outcome = await eve.plan(by, plan);
    expect([await eve.everything(), await stored(open.gatewayRecordId)], tries).toEqual(before);
    expect(outcome, tries).toContain(refusal);
    expect(outcome, tries).not.toContain("committed");
  }
});
