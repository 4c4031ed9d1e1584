import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { receiveAfricasTalking } from "@/lib/channels/africas-talking-webhook";
import { resumeAccount } from "@/lib/identity/restrictions/commands/brake";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { requestPayout } from "@/lib/payouts/commands/request-payout";
import { giveAccount, idOf, stored } from "@/lib/payouts/scenes-for-tests";
import { workOnPayout } from "@/lib/payouts/work-on-payout";
import { intruder } from "@/lib/testing/intruder";
import { restrict } from "@/lib/testing/restrict";
import { makeUser } from "@/lib/testing/world";
import { acceptOffer, approveTrade } from "@/lib/trades";
import { freshKey, offerOf, sceneOf } from "@/lib/trades/scenes-for-tests";
import { type BrakeStage, openBrakeStage } from "./stage-for-tests";

let stage: BrakeStage;

beforeAll(async () => {
  stage = await openBrakeStage();
});
beforeEach(async () => {
  await stage.reset();
  await stage.app.asOwner("delete from text_reply");
  await stage.app.asOwner("delete from rate_limit");
});
afterAll(() => stage.close());

const DAY = 86_400;
const paused = ["no_accept", "no_payout", "no_release"].map((kind) => ({
  kind,
  state: "ACTIVE",
  subjectKind: "brake",
  seconds: DAY,
}));

const stateOf = async (tradeId: string) => {
  const [found] = await query<{ state: string; openedById: string | null; reason: string | null }>(sql`
    select t.state::text as state, d.opened_by_id, d.reason from trade t left join dispute d on d.trade_id = t.id
    where t.id = ${tradeId}::uuid`);
  return found;
};

describe("STOP and the code of a message", () => {
  test("pauses the account within ten seconds, and puts the trade before a moderator in its owner’s name", async () => {
    const { ada, bayo, tradeId } = await sceneOf(stage.app, "DELIVERED");
    const code = await stage.codeTo(ada);
    expect(code).toMatch(/^[CDFGHJKLMNPQRTVWXY34679]{4}$/);
    const start = performance.now();
    expect(await stage.text(ada, `Abeg stop. ${code.toLowerCase()}`)).toEqual(["200"]);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(await stage.restrictionsOf(ada)).toEqual(paused);
    expect(await stage.restrictionsOf(bayo)).toEqual([]);
    expect(await stateOf(tradeId)).toEqual({ state: "DISPUTED", openedById: ada.id, reason: "not_me" });
    await expect(approveTrade(ada.actor, freshKey(), { tradeId })).rejects.toThrow();
    const offer = await offerOf(bayo, 100_00n);
    await expect(acceptOffer(ada.actor, freshKey(), offer)).rejects.toMatchObject({ reason: "no_accept" });
    const [answer] = await stage.textsTo(ada.phone);
    expect(answer?.text).toContain("put this trade before a moderator. Lift it in the app");
    const noted = await query<{ kind: string }>(sql`
      select kind from security_event where user_id = ${ada.id}::uuid`);
    expect(noted).toEqual([{ kind: "paused_by_text" }]);
    const audited = await query<{ act: string }>(sql`
      select act from audit where subject_id = ${ada.id} and act = 'identity.restrict'`);
    expect(audited).toHaveLength(3);
  });

  test("about a trade that can’t be disputed any more pauses the account alone", async () => {
    const { ada, tradeId } = await sceneOf(stage.app, "DELIVERED");
    const code = await stage.codeTo(ada);
    await approveTrade(ada.actor, freshKey(), { tradeId });
    await stage.text(ada, `STOP ${code}`);
    expect(await stage.restrictionsOf(ada)).toEqual(paused);
    expect(await stateOf(tradeId)).toMatchObject({ state: "COMPLETED" });
  });

  test("that comes five times at once, and is acted on twice, pauses once and is answered once", async () => {
    const { ada } = await sceneOf(stage.app, "DELIVERED");
    const code = await stage.codeTo(ada);
    await stage.reset();
    const answers = await stage.textUs({ from: ada.phone, text: `STOP ${code}`, id: newId(), copies: 5 });
    expect(answers).toEqual(Array.from({ length: 5 }, () => "200"));
    await stage.relay(2);
    expect(await stage.restrictionsOf(ada)).toEqual(paused);
    expect(await stage.textsTo(ada.phone)).toHaveLength(1);
  });
});

describe("the code of a message", () => {
  test("does nothing from another number, after a day, or used before", async () => {
    const [{ ada }, { ada: eve }] = [
      await sceneOf(stage.app, "DELIVERED"),
      await sceneOf(stage.app, "DELIVERED"),
    ];
    const code = await stage.codeTo(ada);
    await stage.text(eve, `STOP ${code}`);
    expect(await stage.restrictionsOf(ada)).toEqual([]);
    expect(await stage.restrictionsOf(eve)).toEqual([]);
    await stage.text(ada, `STOP ${code}`);
    await stage.text(ada, `STOP ${code}`);
    expect(await stage.outcomes()).toEqual(["not_known", "disputed", "not_known"]);
    expect(await stage.restrictionsOf(ada)).toEqual(paused);
    await stage.giveCode(eve, "K7QF");
    await stage.app.moveTime("25 hours");
    await stage.text(eve, "STOP K7QF");
    expect(await stage.restrictionsOf(eve)).toEqual([]);
  });

  test("does nothing with a wrong key, to another number of ours, or once the number has been changed", async () => {
    const { ada } = await sceneOf(stage.app, "DELIVERED");
    await stage.relay();
    await stage.giveCode(ada, "K7QF");
    expect(await stage.text(ada, "STOP K7QF", { wrongKey: true })).toEqual(["404"]);
    expect(await stage.text(ada, "STOP K7QF", { to: "38384" })).toEqual(["200"]);
    expect(await stage.text(ada, "x".repeat(20_000))).toEqual(["413"]);
    expect(await stage.outcomes()).toEqual([]);
    await stage.app.asOwner("update app_user set phone = '+2348069999999' where id = $1", [ada.id]);
    await stage.text(ada, "STOP K7QF");
    expect((await stage.restrictionsOf(ada)).filter(({ subjectKind }) => subjectKind === "brake")).toEqual(
      [],
    );
  });
});

test("a thousand guesses hit nothing, and after ten the right code waits an hour", async () => {
  const { ada } = await sceneOf(stage.app, "DELIVERED");
  await stage.relay();
  await stage.giveCode(ada, "K7QF");
  const letters = "CDFGHJKLMN";
  const guess = (at: number) =>
    `${String(at)
      .padStart(3, "0")
      .replace(/\d/g, (digit) => letters[Number(digit)] ?? "")}3`;
  for (let at = 0; at < 1_000; at += 1) {
    const body = new URLSearchParams({
      id: newId(),
      from: ada.phone,
      to: "38383",
      text: `STOP ${guess(at)}`,
    });
    const sent = new Request("http://localhost/", { method: "POST", body });
    expect((await receiveAfricasTalking(sent, "report-key-of-the-tests-0123456789")).status).toBe(200);
  }
  await stage.relay();
  await stage.text(ada, "STOP K7QF");
  const outcomes = await stage.outcomes();
  expect(outcomes.filter((outcome) => outcome === "not_known")).toHaveLength(10);
  expect(outcomes.filter((outcome) => outcome === "limited")).toHaveLength(991);
  expect(await stage.restrictionsOf(ada)).toEqual([]);
  await stage.app.moveTime("61 minutes");
  await stage.text(ada, "STOP K7QF");
  expect(await stage.restrictionsOf(ada)).toEqual(paused);
}, 120_000);

describe("FREEZE and a person’s own word", () => {
  test("pauses from the number that they have verified, and from no other", async () => {
    const [ada, eve] = [await makeUser(stage.app, "Ada Obi"), await makeUser(stage.app, "Eve")];
    await stage.giveWord(ada, "Mángo");
    await stage.text(eve, "FREEZE MANGO");
    await stage.text(ada, "FREEZE BANANA");
    expect(await stage.restrictionsOf(ada)).toEqual([]);
    await stage.text(ada, "Please freeze my account: mango.");
    expect(await stage.restrictionsOf(ada)).toEqual(paused);
    expect(await stage.restrictionsOf(eve)).toEqual([]);
    expect((await stage.textsTo(ada.phone)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Amana: we paused withdrawals, .* Lift it in the app: Settings, Security\.$/),
    ]);
  });

  test("works three times within 24 hours", async () => {
    const ada = await makeUser(stage.app, "Ada Obi");
    await stage.giveWord(ada, "MANGO");
    for (const _ of [1, 2, 3, 4, 5]) await stage.text(ada, "FREEZE MANGO");
    expect(await stage.outcomes()).toEqual(["braked", "braked", "braked", "too_often", "too_often"]);
    expect(await stage.restrictionsOf(ada)).toHaveLength(9);
    await stage.app.moveTime("24 hours 1 minute");
    await stage.text(ada, "FREEZE MANGO");
    expect((await stage.outcomes()).at(-1)).toBe("braked");
  });
});

test("a withdrawal that was requested before is not sent while the pause lasts, and is after it was lifted", async () => {
  const ada = await makeUser(stage.app, "Ada Obi", { balanceMinor: 100_000_00n });
  const bankAccountId = await giveAccount(ada.id, "1111");
  const { result } = await requestPayout(ada.actor, newId(), { amountMinor: 20_000_00n, bankAccountId });
  const id = idOf(result.reference);
  const route = async () => {
    await stage.app.asOwner("update payout set hold_until = null, check_at = app_now() where id = $1", [id]);
    await workOnPayout(id);
    return (await stored(id)).state;
  };
  await stage.giveWord(ada, "MANGO");
  await stage.text(ada, "FREEZE MANGO");
  expect(await route()).toBe("HELD");
  await resumeAccount(ada.actor, freshKey(), {});
  expect(await route()).toBe("QUEUED");
});

describe("a pause by text", () => {
  test("is lifted by its owner, with nothing else", async () => {
    const [ada, eve] = [await makeUser(stage.app, "Ada Obi"), await makeUser(stage.app, "Eve")];
    await stage.giveWord(ada, "MANGO");
    await restrict(stage.app, ada.id, "no_publish");
    await stage.text(ada, "FREEZE MANGO");
    await expect(resumeAccount(eve.actor, freshKey(), {})).rejects.toMatchObject({
      reason: "restriction_lifted",
    });
    await resumeAccount(ada.actor, freshKey(), {});
    const left = (await stage.restrictionsOf(ada)).filter(({ state }) => state === "ACTIVE");
    expect(left).toMatchObject([{ kind: "no_publish" }]);
    await expect(resumeAccount(ada.actor, freshKey(), {})).rejects.toMatchObject({
      reason: "restriction_lifted",
    });
    const noted = await query<{ kind: string }>(sql`
      select kind from security_event where user_id = ${ada.id}::uuid order by id`);
    expect(noted.map(({ kind }) => kind)).toEqual(["brake_word_set", "paused_by_text", "pause_lifted"]);
  });
});

describe("the web role", () => {
  test("reads neither codes nor words nor what was texted, and makes no code", async () => {
    const web = await intruder(stage.app, "web");
    for (const statement of [
      "select code from brake_code",
      "select hash from brake_word",
      "select body from text_reply",
      "update text_reply set outcome = 'braked'",
      "insert into brake_code (phone, code, user_id, notice_id, expires_at) values ('+234', 'K7QF', gen_random_uuid(), gen_random_uuid(), now())",
      "update brake_word set user_id = gen_random_uuid()",
    ]) {
      expect([statement, await web.attempt(statement)]).toEqual([statement, expect.stringMatching(/^42501/)]);
    }
    await web.close();
  });
});
