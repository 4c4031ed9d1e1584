import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Mail, Sms } from "@/lib/channels";
import { notices } from "@/lib/notifications/notices";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { askForPhoneChange, changePhone } from "./change-phone";

const mails: Mail[] = [];
const texts: Sms[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));
vi.mock("@/lib/channels/sms", () => ({ sendSms: async (sms: Sms) => void texts.push(sms) }));

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

/** Does what the worker would: every event's jobs. */
async function react() {
  await runWaiting(app, notices);
}

async function ask(of: TestUser, phone: string): Promise<string> {
  addresses += 1;
  await askForPhoneChange(of.actor, { phone, address: `203.0.113.${addresses}` });
  await react();
  return /#(\d{6})$/.exec(texts.at(-1)?.text ?? "")?.[1] ?? "";
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

test("the code that came to the new number puts it in the place of the old one, once", async () => {
  const phone = freeNumber();
  const code = await ask(user, phone);
  expect(texts.at(-1)?.to).toBe(phone);
  expect(await rowOf(user)).toMatchObject({ phone: user.phone, held: null });
  await changePhone(user.actor, { code }, from);
  expect(await rowOf(user)).toEqual({ phone, proven: true, held: true });
  await expect(changePhone(user.actor, { code }, from)).rejects.toMatchObject({ reason: "code_over" });
});

test("the owner reads of it by mail, and by a text to the old number, which both tell no whole number", async () => {
  const phone = freeNumber();
  await changePhone(user.actor, { code: await ask(user, phone) }, from);
  await react();
  expect(texts.at(-1)).toMatchObject({
    to: user.phone,
    text: expect.stringContaining("phone number was changed"),
  });
  expect(mails.at(-1)).toMatchObject({ to: user.email, text: expect.stringContaining("*** ") });
  expect(mails.at(-1)?.text).not.toContain(phone.slice(-9));
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

test("of 200 guesses sent at once at most 5 are compared, and nothing changes", async () => {
  const code = await ask(user, freeNumber());
  const guesses = Array.from({ length: 200 }, () => changePhone(user.actor, { code: otherThan(code) }, from));
  const details = (await Promise.allSettled(guesses)).map((one) =>
    one.status === "rejected" ? one.reason.details : {},
  );
  expect(details.filter((detail) => "triesLeft" in detail)).toHaveLength(5);
  await expect(changePhone(user.actor, { code }, from)).rejects.toMatchObject({ reason: "code_over" });
  expect(await rowOf(user)).toMatchObject({ phone: user.phone });
});

test("the right code sent 20 times at once changes the number once", async () => {
  const code = await ask(user, freeNumber());
  await app.asOwner("update verification_code set tries = -100 where user_id = $1", [user.id]);
  const all = await Promise.allSettled(
    Array.from({ length: 20 }, () => changePhone(user.actor, { code }, from)),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  expect(await eventsOf(user)).toHaveLength(1);
});

test("of many who want one number at once, one gets it", async () => {
  const phone = freeNumber();
  const people = await Promise.all(Array.from({ length: 5 }, (_, at) => makeUser(app, `Person ${at}`)));
  const codes: string[] = [];
  for (const person of people) codes.push(await ask(person, phone));
  const all = await Promise.allSettled(
    people.map(({ actor }, at) => changePhone(actor, { code: codes[at] ?? "" }, from)),
  );
  expect(all.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  const reasons = all.flatMap((one) => (one.status === "rejected" ? [one.reason.reason] : []));
  expect(new Set(reasons)).toEqual(new Set(["phone_taken"]));
});

test("a sixth code within the hour is refused, whichever numbers they go to", async () => {
  for (let sent = 0; sent < 5; sent += 1) await ask(user, freeNumber());
  await expect(ask(user, freeNumber())).rejects.toMatchObject({ reason: "too_many_requests" });
});

test("the number that one has, and who has proven none, are refused", async () => {
  await expect(ask(user, user.phone)).rejects.toMatchObject({ reason: "phone_same" });
  const newcomer = await makeUser(app, "Bayo", { proven: false });
  await expect(ask(newcomer, freeNumber())).rejects.toMatchObject({ reason: "phone_unproven" });
});
