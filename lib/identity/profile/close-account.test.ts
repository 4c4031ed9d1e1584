import { call } from "@orpc/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { airtimeOf, toPhone } from "@/lib/assets/airtime/example";
import { leaving } from "@/lib/composition";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { HOME } from "@/lib/money/currencies";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { publishOffer } from "@/lib/offers";
import { restrict } from "@/lib/testing/restrict";
import { giveMoney, makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { hashPassword } from "../password/hash";
import { readViewer } from "../queries";
import { openSessionFor } from "../sessions/open-session";
import { signInByPassword } from "../sign-in/sign-in-for-tests";
import { closeAccount } from "./close-account-command";
import { eraseClosed } from "./erase-closed";
import { readPerson } from "./profile";

const mails: { to: string; subject: string }[] = [];
vi.mock("@/lib/channels", async (original) => ({
  ...(await original<object>()),
  sendMail: async (mail: { to: string; subject: string }) => void mails.push(mail),
}));

const from = { address: "203.0.113.7", userAgent: "Test browser" };
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

/** Runs the jobs of all events, as the worker does. */
async function react() {
  await runNotices(app);
}

async function rowOf({ id }: TestUser) {
  const { rows } = await app.asOwner("select * from app_user where id = $1", [id]);
  return rows[0];
}

const offer = (by: TestUser) =>
  publishOffer(by.actor, newId(), {
    ...airtimeOf(1_000_00n),
    priceMinor: 900_00n,
    expiresAt: new Date(Date.now() + 3_600_000),
  });

test("ends all sessions and emails the owner when an account is closed", async () => {
  const ada = await makeUser(app, "Ada", { passwordHash: await hashPassword("correct-horse-battery") });
  const here = await openSessionFor(ada.id, from, { viaFactor: true });
  const there = await openSessionFor(ada.id, from, { viaFactor: true });
  await closeAccount(ada.actor, from, leaving.business);
  for (const { sessionId } of [here, there]) expect(await readViewer(sessionId)).toBeUndefined();
  const { rows } = await app.asOwner(
    "select count(*)::int as open from session where user_id = $1 and revoked_at is null",
    [ada.id],
  );
  expect(rows).toEqual([{ open: 0 }]);
  expect(await readPerson(ada.id)).toBeUndefined();
  await react();
  expect(mails.filter(({ to }) => to === ada.email)).toHaveLength(1);
});

test("refuses a sign-in to a closed account like one to an unknown account", async () => {
  const ada = await makeUser(app, "Ada", { passwordHash: await hashPassword("correct-horse-battery") });
  await openSessionFor(ada.id, from, { viaFactor: true });
  await closeAccount(ada.actor, from, leaving.business);
  const refusals: unknown[] = [];
  for (const identifier of [ada.email, "nobody@amana.test"]) {
    const credentials = { identifier, password: "correct-horse-battery" };
    await signInByPassword(credentials, from).catch(({ reason, message }) =>
      refusals.push({ reason, message }),
    );
  }
  expect(refusals).toHaveLength(2);
  expect(refusals[0]).toEqual(refusals[1]);
});

test("requires reauthentication to close an account", async () => {
  const ada = await makeUser(app, "Ada");
  const context: CallContext = {
    actor: ada.actor,
    session: { id: newId(), hasFactor: false, isFresh: false },
    key: undefined,
    requestId: "test",
    ...from,
  };
  await expect(call(leaving.operations.closeAccount, undefined, { context })).rejects.toMatchObject({
    reason: "step_up_needed",
  });
  expect(await rowOf(ada)).toMatchObject({ closed_at: null });
});

test("refuses to close an account with unfinished business, and names it", async () => {
  const rich = await makeUser(app, "Rich", { balanceMinor: 1n });
  const seller = await makeUser(app, "Seller");
  await offer(seller);
  const funder = await makeUser(app, "Funder");
  await app.asOwner(
    `insert into deposit (id, user_id, gateway, reference, currency, asked_minor, expires_at)
     values ($1, $2, 'paystack', $3, '${HOME}', 100000, app_now() + interval '1 hour')`,
    [newId(), funder.id, `dep-${newId()}`],
  );
  const trader = await makeUser(app, "Trader");
  await app.asOwner(
    `insert into trade (id, buyer_id, seller_id, performer_id, confirmer_id, kind, listed_under, terms, delivery, currency, hold_currency, price_minor, hold_minor, fee_rule, day)
     select $1, $2, seller_id, seller_id, $2, kind, listed_under, terms, $4, currency, currency, price_minor, price_minor, fee_rule, current_date from offer
     where seller_id = $3`,
    [newId(), trader.id, seller.id, toPhone("+2348031234567")],
  );
  const frozen = await makeUser(app, "Frozen");
  await restrict(app, frozen.id, "frozen");
  const moderator = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  const expected = [
    [rich, "has_money"],
    [trader, "has_open_trade"],
    [funder, "has_open_deposit"],
    [frozen, "frozen_stays"],
    [moderator, "has_staff_role"],
  ] as const;
  for (const [user, reason] of expected) {
    await expect(closeAccount(user.actor, from, leaving.business)).rejects.toMatchObject({ reason });
    expect(await rowOf(user)).toMatchObject({ closed_at: null });
  }
  const open = await makeUser(app, "Open");
  await offer(open);
  await expect(closeAccount(open.actor, from, leaving.business)).rejects.toMatchObject({
    reason: "has_open_offer",
  });
});

test("a closed account has no open offers, even when publishing races with closing", async () => {
  for (let round = 0; round < 8; round += 1) {
    const bayo = await makeUser(app, "Bayo");
    await openSessionFor(bayo.id, from, { viaFactor: true });
    await Promise.allSettled([offer(bayo), closeAccount(bayo.actor, from, leaving.business), offer(bayo)]);
    const { rows } = await app.asOwner(
      "select u.closed_at is not null as closed, count(o.id)::int as offers from app_user u left join offer o on o.seller_id = u.id where u.id = $1 group by u.id",
      [bayo.id],
    );
    if (rows[0].closed) expect(rows[0].offers).toBe(0);
  }
});

test("a closed account cannot publish", async () => {
  const bayo = await makeUser(app, "Bayo");
  await closeAccount(bayo.actor, from, leaving.business);
  await expect(offer(bayo)).rejects.toMatchObject({ reason: "unproven" });
});

test("erases personal data after 30 days, and not before", async () => {
  const ada = await makeUser(app, "Ada", { passwordHash: "hash" });
  await app.asOwner("update app_user set bio = 'Hi', google_subject = $2, picture_id = $3 where id = $1", [
    ada.id,
    `g-${ada.id}`,
    newId(),
  ]);
  const device = { ...from, token: "a-token-of-a-browser" };
  await openSessionFor(ada.id, device, { viaFactor: true });
  const late = await makeUser(app, "Late");
  await closeAccount(ada.actor, from, leaving.business);
  await closeAccount(late.actor, from, leaving.business);
  await app.moveTime("29 days 23 hours");
  await eraseClosed(leaving.business);
  expect(await rowOf(ada)).toMatchObject({ name: "Ada", erased_at: null });
  await giveMoney(late.id, 100n, { isClosed: true });
  await app.moveTime("2 hours");
  await Promise.all([eraseClosed(leaving.business), eraseClosed(leaving.business)]);
  const erased = {
    name: "Former user",
    email: `former-${ada.id}@erased.invalid`,
    email_verified_at: null,
    phone: `former-${ada.id}`,
    phone_verified_at: null,
    password_hash: null,
    google_subject: null,
    bio: "",
    picture_id: null,
    erased_at: expect.any(Date),
  };
  expect(await rowOf(ada)).toMatchObject(erased);
  expect(await rowOf(late)).toMatchObject({ name: "Late", erased_at: null });
  const { rows } = await app.asOwner(
    `select (select count(*) from device where user_id = $1)::int as devices,
      (select count(*) from session where user_id = $1 and (address <> '' or user_agent <> ''))::int as sessions,
      (select count(*) from outbox where topic = 'identity.picture_dropped')::int as pictures,
      (select count(*) from security_event where user_id = $1)::int > 0 as events`,
    [ada.id],
  );
  expect(rows).toEqual([{ devices: 0, sessions: 0, pictures: 1, events: true }]);
});

test("releases the number and the address for a new account", async () => {
  const ada = await makeUser(app, "Ada");
  await closeAccount(ada.actor, from, leaving.business);
  await app.moveTime("31 days");
  await eraseClosed(leaving.business);
  const again = await makeUser(app, "Ada");
  await app.asOwner("update app_user set email = $2, phone = $3 where id = $1", [
    again.id,
    ada.email,
    ada.phone,
  ]);
  expect(await rowOf(again)).toMatchObject({ email: ada.email, phone: ada.phone });
});
