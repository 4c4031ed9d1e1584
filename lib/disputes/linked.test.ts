import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { checkLedger } from "@/lib/ledger";
import { claimCase } from "@/lib/staff/queues/commands";
import { agreeTo } from "@/lib/testing/approvals";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, PRICE, sceneOf } from "../trades/scenes-for-tests";
import { getCaseFor, ruleOnTrade, startReview } from "./index";
import { answered, decisionOf } from "./scenes-for-tests";
import { twoPeopleFrom } from "./two-people-for-tests";

let app: TestApp;
let shared = 0;

beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  const { findings } = await checkLedger(ledgerChecks, "full");
  await app.close();
  expect(findings).toEqual([]);
});

/** Both have signed in with one browser. */
async function shareBrowser(...people: TestUser[]): Promise<void> {
  shared += 1;
  await app.asOwner(
    `insert into device (id, user_id, token_hash, user_agent) select gen_random_uuid(), id, $2, 'Test' from unnest($1::uuid[]) id`,
    [people.map(({ id }) => id), Buffer.alloc(32, shared)],
  );
}

/** Both withdraw to one bank account; the first has removed it since. */
async function shareAccount(...people: TestUser[]): Promise<void> {
  shared += 1;
  await app.asOwner(
    `insert into bank_account (id, user_id, bank_code, bank_name, account_number, account_name, removed_at)
     select gen_random_uuid(), id, '058', 'GTBank', lpad($2::text, 10, '0'), 'Test', case n when 1 then app_now() end
     from unnest($1::uuid[]) with ordinality u (id, n)`,
    [people.map(({ id }) => id), shared],
  );
}

const moderator = (name: string) => makeUser(app, name, { staffRoles: ["MODERATOR"] });
const linked = expect.objectContaining({ reason: "linked_to_party" }) as unknown;

test.each([
  ["browser", "buyer", shareBrowser],
  ["bank account", "seller", shareAccount],
])(
  "a moderator who shares a %s with the %s neither reviews nor rules, nor gets the case",
  async (_what, party, share) => {
    const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
    await answered(tradeId);
    const chidi = await moderator("Chidi Eze");
    await share(party === "buyer" ? ada : bayo, chidi);
    await expect(startReview(chidi.actor, freshKey(), { tradeId })).rejects.toEqual(linked);
    await expect(ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decisionOf("refund") })).rejects.toEqual(
      linked,
    );
    const seen = await getCaseFor(chidi.actor, tradeId);
    expect(seen?.barredBy).toBe("linked");
    const theirs = { kind: "disputes", subjectId: seen?.dispute.id ?? "" } as const;
    await expect(claimCase(chidi.actor, freshKey(), theirs)).rejects.toThrow();
    const dele = await moderator("Dele Ojo");
    await shareBrowser(dele, chidi, await makeUser(app, "Eve Musa"));
    expect((await getCaseFor(dele.actor, tradeId))?.barredBy).toBeNull();
    await claimCase(dele.actor, freshKey(), theirs);
    await startReview(dele.actor, freshKey(), { tradeId });
    await ruleOnTrade(dele.actor, freshKey(), { tradeId, ...decisionOf("refund") });
  },
);

test("a colleague who shares a browser with a party agrees to no ruling", async () => {
  await twoPeopleFrom(app, PRICE);
  const { bayo, tradeId } = await sceneOf(app, "DISPUTED");
  await answered(tradeId);
  const [chidi, dele, mola] = [
    await moderator("Chidi Eze"),
    await moderator("Dele Ojo"),
    await moderator("Mola Ade"),
  ];
  await shareBrowser(bayo, dele);
  await expect(ruleOnTrade(dele.actor, freshKey(), { tradeId, ...decisionOf("refund") })).rejects.toEqual(
    linked,
  );
  const { result } = await ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decisionOf("refund") });
  await expect(agreeTo(dele, result.approvalId ?? "")).rejects.toEqual(linked);
  expect(await agreeTo(mola, result.approvalId ?? "")).toMatchObject({ state: "AGREED" });
});
