import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { HOME } from "@/lib/money/currencies";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { answerApi } from "@/lib/web/api";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const requestExport = ({ actor }: TestUser, isFresh = true) => {
  const session = { id: newId(), hasFactor: false, isFresh };
  const context: CallContext = {
    actor,
    session,
    key: undefined,
    requestId: "test",
    address: "203.0.113.1",
    userAgent: "",
  };
  return answerApi(new Request("http://localhost:3999/api/v1/me/export"), context);
};

/** A trade between the two with a message of each. */
async function trade(buyer: TestUser, seller: TestUser): Promise<string> {
  const [id, offerId] = [newId(), newId()];
  await app.asOwner(
    `insert into offer (id, seller_id, kind, terms, listed_under, listed_minor, currency, hold_currency, price_minor, rate_bps, fee_rule, expires_at, state)
     values ($1, $2, 'VOUCHER', '{}', 'books', 1, '${HOME}', '${HOME}', 90000, 9000, '{}', app_now(), 'IN_ESCROW')`,
    [offerId, seller.id],
  );
  await app.asOwner(
    `with made as (
       insert into trade (id, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, terms, currency, hold_currency, price_minor, hold_minor, fee_rule,
         day, delivery)
       values ($1, $3, $4, $4, $3, 'VOUCHER', 'books', '{}', '${HOME}', '${HOME}', 90000, 90000, '{}', current_date, '{"to": "+2348030000001"}') returning id)
     insert into trade_line (trade_id, line, offer_id, terms_version, units, unit_price_minor)
     select id, 1, $2, 1, 1, 90000 from made`,
    [id, offerId, buyer.id, seller.id],
  );
  await app.asOwner(
    `insert into message (subject_kind, subject_id, sequence, author_id, client_key, body)
     values ('trade', $1, 1, $2, $4, 'from the buyer'), ('trade', $1, 2, $3, $5, 'from the seller')`,
    [id, buyer.id, seller.id, newId(), newId()],
  );
  return id;
}

const links = { x: "ada" };
const address = { street: "12 Allen Avenue", town: "Ikeja", state: "Lagos" };

test("exports all of the user's data, and no secrets or data of others", async () => {
  const ada = await makeUser(app, "Ada", { balanceMinor: 5_000_00n, passwordHash: "a-hash-of-a-password" });
  const bayo = await makeUser(app, "Bayo");
  await app.asOwner("update app_user set links = $2, address = $3 where id = $1", [ada.id, links, address]);
  const tradeId = await trade(ada, bayo);
  await trade(bayo, await makeUser(app, "Chidi"));
  const answer = await requestExport(ada);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  expect(answer.headers.get("cache-control")).toContain("no-store");
  const text = await answer.text();
  const records = JSON.parse(text);
  expect(records).toMatchObject({
    profile: { id: ada.id, name: "Ada", email: ada.email, phone: ada.phone, links, address },
    trades: [{ id: tradeId, role: "buyer", priceMinor: "90000", delivery: { to: "+2348030000001" } }],
    messages: [{ tradeId, body: "from the buyer" }],
    walletStatement: [{ kind: "deposit_credit", amountMinor: "500000", balanceAfterMinor: "500000" }],
    cutOff: [],
  });
  for (const foreign of ["a-hash-of-a-password", bayo.email, bayo.phone, "from the seller", bayo.id]) {
    expect(text).not.toContain(foreign);
  }
  const seen = JSON.parse(await (await requestExport(bayo)).text());
  expect(seen.trades.find(({ id }: { id: string }) => id === tradeId)).toMatchObject({
    role: "seller",
    delivery: null,
  });
});

test("requires reauthentication, and limits exports", async () => {
  const ada = await makeUser(app, "Ada");
  const refused = await requestExport(ada, false);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ reason: "step_up_needed" });
  const answers = await Promise.all(Array.from({ length: 12 }, () => requestExport(ada)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
});
