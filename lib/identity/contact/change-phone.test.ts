import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail, Sms } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { askForPhoneChange, changePhone } from "./change-phone";

const mails: Mail[] = [];
const texts: Sms[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));
vi.mock("@/lib/channels/sms", () => ({
  replyNumber: () => undefined,
  sendSms: async (sms: Sms) => {
    texts.push(sms);
    return { provider: "termii" };
  },
}));

let app: TestApp;
let user: TestUser;
let numbers = 0;
let addresses = 0;
const from = { address: "198.51.100.7", userAgent: "Test browser" };

beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  user = await makeUser(app, "Ada");
  mails.length = 0;
  texts.length = 0;
});
afterAll(() => app.close());

const freeNumber = () => {
  numbers += 1;
  return `+234813${String(numbers).padStart(7, "0")}`;
};

/** Runs the jobs of all events, as the worker does. */
async function react() {
  await runNotices(app);
}

async function requestCode(of: TestUser, phone: string): Promise<string> {
  addresses += 1;
  await askForPhoneChange(of.actor, { phone, address: `203.0.113.${addresses}` });
  await react();
  return /#(\d{6})$/.exec(texts.findLast(({ to }) => to === phone)?.text ?? "")?.[1] ?? "";
}

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

async function rowOf({ id }: TestUser) {
  const { rows } = await app.asOwner(
    `select phone, phone_verified_at is not null as proven,
      (select until between app_now() + interval '23 hours' and app_now() + interval '24 hours' from restriction
        where user_id = app_user.id and kind = 'no_payout' and subject_kind = 'phone_change') as held
     from app_user where id = $1`,
    [id],
  );
  return rows[0];
}

async function eventsOf({ id }: TestUser) {
  const { rows } = await app.asOwner("select kind, detail, address from security_event where user_id = $1", [
    id,
  ]);
  return rows;
}

test("replaces the number with a code sent to the new one, once", async () => {
  const phone = freeNumber();
  const code = await requestCode(user, phone);
  expect(texts.at(-1)?.to).toBe(phone);
  expect(await rowOf(user)).toMatchObject({ phone: user.phone, held: null });
  await changePhone(user.actor, { code }, from);
  expect(await rowOf(user)).toEqual({ phone, proven: true, held: true });
  await expect(changePhone(user.actor, { code }, from)).rejects.toMatchObject({ reason: "code_over" });
});

test("changes the number with the first of two codes sent to it, and with none sent to another", async () => {
  const [phone, other] = [freeNumber(), freeNumber()];
  const stale = await requestCode(user, other);
  const first = await requestCode(user, phone);
  const second = await requestCode(user, phone);
  if (![first, second].includes(stale))
    await expect(changePhone(user.actor, { code: stale }, from)).rejects.toMatchObject({
      reason: "wrong_code",
    });
  await changePhone(user.actor, { code: first }, from);
  expect(await rowOf(user)).toMatchObject({ phone });
  await expect(changePhone(user.actor, { code: second }, from)).rejects.toMatchObject({
    reason: "code_over",
  });
});

test("notifies the owner by email and by a text to the old number, with masked numbers", async () => {
  const phone = freeNumber();
  await changePhone(user.actor, { code: await requestCode(user, phone) }, from);
  await react();
  for (const to of [user.phone, phone])
    expect(texts.findLast((text) => text.to === to)?.text).toContain("phone number was changed");
  const mail = mails.findLast(({ to }) => to === user.email);
  expect(mail?.text).toContain("*** ");
  expect(mail?.text).not.toContain(phone.slice(-9));
  expect(await eventsOf(user)).toEqual([
    {
      kind: "phone_changed",
      address: from.address,
      detail: {
        "Old number": expect.stringMatching(/^0806 \*{3} \d{4}$/),
        "New number": expect.stringMatching(/^0813 \*{3} \d{4}$/),
      },
    },
  ]);
});

test("compares at most 5 of 200 concurrent guesses", async () => {
  const code = await requestCode(user, freeNumber());
  const guesses = Array.from({ length: 200 }, () => changePhone(user.actor, { code: otherThan(code) }, from));
  const details = (await Promise.allSettled(guesses)).map((one) =>
    one.status === "rejected" ? one.reason.details : {},
  );
  expect(details.filter((detail) => "triesLeft" in detail)).toHaveLength(5);
  await expect(changePhone(user.actor, { code }, from)).rejects.toMatchObject({ reason: "code_over" });
  expect(await rowOf(user)).toMatchObject({ phone: user.phone });
});

test("changes the number once when the right code is sent 20 times concurrently", async () => {
  const code = await requestCode(user, freeNumber());
  await app.asOwner("update verification_code set tries = -100 where user_id = $1", [user.id]);
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => changePhone(user.actor, { code }, from)),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await eventsOf(user)).toHaveLength(1);
});

test("gives a number to one of several users who verify it concurrently", async () => {
  const phone = freeNumber();
  const people = await Promise.all(Array.from({ length: 5 }, (_, at) => makeUser(app, `Person ${at}`)));
  const codes: string[] = [];
  for (const person of people) codes.push(await requestCode(person, phone));
  const all = await Promise.allSettled(
    people.map(({ actor }, at) => changePhone(actor, { code: codes[at] ?? "" }, from)),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const reasons = all.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["phone_taken"]));
});

test("refuses a sixth code within an hour, for any number", async () => {
  for (let sent = 0; sent < 5; sent += 1) await requestCode(user, freeNumber());
  await expect(requestCode(user, freeNumber())).rejects.toMatchObject({ reason: "too_many_requests" });
});

test("refuses the current number, and users without a verified number", async () => {
  await expect(requestCode(user, user.phone)).rejects.toMatchObject({ reason: "phone_same" });
  const newcomer = await makeUser(app, "Bayo", { proven: false });
  await expect(requestCode(newcomer, freeNumber())).rejects.toMatchObject({ reason: "phone_unproven" });
});
