import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount } from "@/lib/payouts/scenes-for-tests";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney, type TestUser } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { type BrakeStage, openBrakeStage } from "./stage-for-tests";

const corpusSchema = z.array(
  z.strictObject({ text: z.string(), meant: z.enum(["stop", "freeze", "nothing"]) }),
);

/** Five hundred texts, written and judged by an author who had not seen how they are read. */
const corpus = () =>
  corpusSchema.parse(JSON.parse(readFileSync(new URL("corpus.json", import.meta.url), "utf8")));

let stage: BrakeStage;
let ada: TestUser;
let tradeId: string;

beforeAll(async () => {
  stage = await openBrakeStage();
  ({ ada, tradeId } = await sceneOf(stage.app, "DELIVERED"));
  await giveMoney(ada.id, 100_000_00n);
  const bankAccountId = await giveAccount(ada.id, "1111");
  await requestPayout(ada.actor, newId(), { amountMinor: 20_000_00n, bankAccountId });
  await restrict(stage.app, ada.id, "no_publish");
  await stage.giveWord(ada, "MANGO");
  await stage.relay();
});
afterAll(() => stage.close());

/** All that a text must leave as it is. */
const untouched = async () =>
  (
    await query(sql`
      select (select count(*) from transfer) as transfers, (select jsonb_agg(a order by a.id) from account a) as accounts,
        (select jsonb_agg(b order by b.id) from bank_account b) as bank_accounts, (select jsonb_agg(p order by p.id) from payout p) as payouts,
        (select phone from app_user where id = ${ada.id}::uuid) as phone,
        (select jsonb_agg(r.state) from restriction r where r.subject_kind is distinct from 'brake') as restrictions,
        (select bool_or(state not in ('DELIVERED', 'DISPUTED')) from trade) as is_over`)
  )[0];

const brakes = async () =>
  (await stage.restrictionsOf(ada)).filter((one) => one.subjectKind === "brake" && one.state === "ACTIVE");

/** The person before each text: a code underway, nothing paused, the trade delivered. */
async function startAgain(): Promise<void> {
  await stage.app.asOwner("delete from rate_limit");
  await stage.app.asOwner("delete from text_reply");
  await stage.app.asOwner(
    `update restriction set state = 'LIFTED', created_at = created_at - interval '2 days' where subject_kind = 'brake' and state = 'ACTIVE'`,
  );
  await stage.app.asOwner("delete from dispute where trade_id = $1", [tradeId]);
  await stage.app.asOwner(
    "update trade set state = 'DELIVERED', deadline_at = app_now() + interval '1 hour' where id = $1",
    [tradeId],
  );
  await stage.giveCode(ada, "K7QF");
}

/** What a text did to a person with a withdrawal underway, a delivered trade and a restriction in force. */
async function did(text: string): Promise<"stop" | "freeze" | "nothing"> {
  await startAgain();
  const before = await untouched();
  await stage.text(ada, text);
  expect([text, await untouched()]).toEqual([text, before]);
  // However many were lifted before, none of those in force was lifted by it.
  const [trade] = await query<{ state: string }>(
    sql`select state::text as state from trade where id = ${tradeId}::uuid`,
  );
  if ((await brakes()).length === 0) {
    expect([text, trade?.state]).toEqual([text, "DELIVERED"]);
    return "nothing";
  }
  return trade?.state === "DISPUTED" ? "stop" : "freeze";
}

test("no text moves, releases, lifts or changes anything, and those that mean to are recognised", async ({
  annotate,
}) => {
  const judged = corpus();
  const found: { text: string; meant: string; was: string }[] = [];
  for (const { text, meant } of judged) found.push({ text, meant, was: await did(text) });
  const meaning = found.filter(({ meant }) => meant !== "nothing");
  const recognised = meaning.filter(({ meant, was }) => meant === was);
  const misread = found.filter(({ meant, was }) => meant !== was);
  await annotate(
    `${recognised.length} of ${meaning.length} that mean to are recognised; ${misread.length} of ${found.length} are misread: ${JSON.stringify(misread)}`,
  );
  expect(recognised.length / meaning.length).toBeGreaterThan(0.9);
  // What is misread pauses an account for a day at worst, and its owner lifts that in the app.
  expect(misread.length / found.length).toBeLessThan(0.1);
}, 600_000);

test("while an account is paused, no text lifts the pause", async () => {
  await startAgain();
  await stage.text(ada, "FREEZE MANGO");
  const before = await brakes();
  expect(before).toHaveLength(3);
  for (const text of ["UNFREEZE MANGO", "START K7QF", "LIFT", "RESUME MANGO", "UNSTOP K7QF"])
    await stage.text(ada, text);
  expect(await brakes()).toEqual(before);
});
