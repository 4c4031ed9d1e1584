import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { expectKilledAt } from "@/lib/testing/kill";
import { giveMoney } from "@/lib/testing/world";
import { type DepositStage, freshKey, openDepositStage, type TestUser } from "../gateway-for-tests";
import {
  atGateway,
  bookingState,
  chargebackOf,
  decided,
  disputed,
  opened,
  openedAfterSpending,
  postedFor,
  stored,
} from "./chargebacks-for-tests";
import { recoverOwed } from "./check-chargeback";
import { checkDispute } from "./check-dispute";
import { answerChargeback } from "./commands/answer-chargeback";
import { sendAnswer } from "./send-answer";

let stage: DepositStage;
let ada: TestUser;

beforeAll(async () => {
  stage = await openDepositStage();
  await stage.control("settings", { settleMs: 0 });
  // No webhook may do the killed process's work in the meantime.
  await stage.control("modes", { mode: "loss", on: "webhook" });
});
beforeEach(async () => {
  ada = await stage.makeUser("Ada Obi");
});
afterEach(async () => {
  expect((await checkLedger(ledgerChecks, "full")).findings).toEqual([]);
});
afterAll(() => stage.close());

const program = new URL("./one-act-for-tests.ts", import.meta.url);

/** Runs the act in a process that kills itself at the failpoint. */
const killedAt = (point: string, ...act: string[]) => expectKilledAt(point, program, ...act);

const around = (command: string) => ["commit.before", "commit.after", `${command}.committed`];

test.each(around("wallet.open_chargeback"))(
  "killed at %s while opening: holds all or nothing, then once",
  async (point) => {
    const { disputeId } = await disputed(stage, ada);
    await killedAt(point, "check", disputeId);
    const isWhole = point !== "commit.before";
    expect((await chargebackOf(disputeId))?.heldMinor).toBe(isWhole ? 5_000_00n : undefined);
    await checkDispute("paystack", disputeId);
    const { id } = await stored(disputeId);
    expect(await postedFor(id)).toEqual(["chargeback_hold 500000"]);
    expect(await bookingState(ada.id, id)).toEqual({ wallet: 0n, held: 5_000_00n, isFrozen: true });
  },
  60_000,
);

test.each([
  ...around("wallet.win_chargeback").map((point) => [point, "declined", "chargeback_won 500000"]),
  ...around("wallet.lose_chargeback").map((point) => [point, "bank-accepted", "chargeback_lost 500000"]),
])(
  "killed at %s while booking a decision (%s): books it once",
  async (point, resolution, posting) => {
    const { id, disputeId } = await openedDirectly(await disputed(stage, ada));
    await stage.control("paystack/disputes/resolve", { id: disputeId, resolution });
    await killedAt(point ?? "", "check", disputeId);
    await checkDispute("paystack", disputeId);
    expect(await postedFor(id)).toEqual(["chargeback_hold 500000", posting]);
  },
  60_000,
);

async function openedDirectly({ disputeId }: { disputeId: string }) {
  await checkDispute("paystack", disputeId);
  return { disputeId, ...(await stored(disputeId)) };
}

test.each(around("wallet.recover_chargeback"))(
  "killed at %s while recovering a debt: recovers it once",
  async (point) => {
    const chargeback = await openedAfterSpending(stage, ada, 5_000_00n);
    await decided(stage, chargeback, "bank-accepted");
    await giveMoney(ada.id, 2_000_00n);
    await killedAt(point, "recover", chargeback.id);
    await recoverOwed(chargeback.id);
    expect(await postedFor(chargeback.id)).toEqual(["chargeback_loss 500000", "chargeback_recovery 200000"]);
  },
  60_000,
);

test.each([
  "wallet.send_answer.committed",
  "wallet.answer.before",
  "wallet.answer.after",
  "wallet.lose_chargeback.committed",
])(
  "killed at %s while accepting a chargeback: pays the bank once",
  async (point) => {
    const efe = await stage.makeUser("Efe Okoro", { staffRoles: ["FINANCE"] });
    const { id, disputeId } = await opened(stage, ada);
    await answerChargeback(efe.actor, freshKey(), {
      chargebackId: id,
      response: "accepted",
      summary: "It was a stolen card.",
    });
    await killedAt(point, "send", id);
    await stage.app.moveTime("11 minutes");
    await checkDispute("paystack", disputeId);
    await sendAnswer(id);
    expect(await atGateway(stage, disputeId)).toMatchObject({ resolution: "merchant-accepted" });
    expect(await postedFor(id)).toEqual(["chargeback_hold 500000", "chargeback_lost 500000"]);
  },
  60_000,
);
