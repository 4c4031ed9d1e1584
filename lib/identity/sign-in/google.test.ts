import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { notices } from "@/lib/notifications/notices";
import { runWaiting } from "@/lib/testing/reactions";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { readGoogleLinkOwner } from "./google";
import { joinGoogle, joinGoogleTo } from "./join-google";
import { type GooglePerson, signInWithGoogle } from "./meet-google";

const mails: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));

let app: TestApp;
let people = 0;
const from = { address: "198.51.100.7", userAgent: "Test browser" };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

function somebody(more: Partial<GooglePerson> = {}): GooglePerson {
  people += 1;
  const email = `google.${people}@gmail.test`;
  return { subject: `10000000000000000000${people}`, email, emailProven: true, name: "Ada Obi", ...more };
}

/** Does what the worker would: every event's jobs. */
async function react() {
  await runWaiting(app, notices);
}

const accountsOf = async ({ email }: { email: string }) =>
  (
    await app.asOwner(
      `select id, google_subject, password_hash, email_verified_at is not null as proven,
        phone_verified_at is not null as phone_proven, (select count(*)::int from allowance where user_id = app_user.id) as allowed
       from app_user where email = $1`,
      [email],
    )
  ).rows;

async function mailedToken(person: GooglePerson): Promise<string> {
  expect(await signInWithGoogle(person)).toBe("link_mailed");
  await react();
  expect(mails.at(-1)?.to).toBe(person.email);
  return decodeURIComponent(/token=(\S+)/.exec(mails.at(-1)?.text ?? "")?.[1] ?? "");
}

test("somebody new gets one account without a password, whose address is proven and whose number is not", async () => {
  const person = somebody();
  const all = await Promise.all(Array.from({ length: 20 }, () => signInWithGoogle(person)));
  const [account, ...others] = await accountsOf(person);
  expect(others).toEqual([]);
  expect(account).toMatchObject({ password_hash: null, proven: true, phone_proven: false, allowed: 1 });
  expect(new Set(all.map((one) => (one === "link_mailed" ? one : one.userId)))).toEqual(
    new Set([account.id]),
  );
  expect(await signInWithGoogle({ ...person, email: "moved@gmail.test" })).toEqual({ userId: account.id });
});

test("an address that Google has not proven makes no account and opens none", async () => {
  const person = somebody({ emailProven: false });
  await expect(signInWithGoogle(person)).rejects.toMatchObject({ reason: "google_unproven" });
  const user = await makeUser(app, "Bayo");
  await expect(signInWithGoogle(somebody({ email: user.email, emailProven: false }))).rejects.toMatchObject({
    reason: "google_unproven",
  });
  expect(await accountsOf(person)).toEqual([]);
});

test("an account of the same address is joined by the mailed link only, once, and its owner is told", async () => {
  const user = await makeUser(app, "Chidi");
  const person = somebody({ email: user.email });
  const token = await mailedToken(person);
  expect(await accountsOf(person)).toMatchObject([{ id: user.id, google_subject: null }]);
  expect(await readGoogleLinkOwner(token)).toEqual({ email: user.email });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => joinGoogle({ token }, from)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readGoogleLinkOwner(token)).toBeUndefined();
  expect(await signInWithGoogle(person)).toEqual({ userId: user.id });
  await react();
  expect(mails.at(-1)).toMatchObject({
    to: user.email,
    text: expect.stringContaining("Google was connected"),
  });
  await expect(signInWithGoogle(somebody({ email: user.email }))).rejects.toMatchObject({
    reason: "google_taken",
  });
});

test("whoever gave somebody's address without proving it has no share in the account that Google makes", async () => {
  const squatter = await makeUser(app, "Dele", { proven: false });
  const person = somebody({ email: squatter.email });
  const met = await signInWithGoogle(person);
  expect(met).not.toMatchObject({ userId: squatter.id });
  expect((await accountsOf(person)).filter(({ google_subject: of }) => of === person.subject)).toHaveLength(
    1,
  );
});

test("a link is over after 30 minutes, and one for something else does nothing", async () => {
  const user = await makeUser(app, "Efe");
  const token = await mailedToken(somebody({ email: user.email }));
  await expect(joinGoogle({ token: `${token}x` }, from)).rejects.toMatchObject({ reason: "link_over" });
  await app.moveTime("31 minutes");
  await expect(joinGoogle({ token }, from)).rejects.toMatchObject({ reason: "link_over" });
});

test("five mails an hour, however often somebody tries", async () => {
  const user = await makeUser(app, "Femi");
  const person = somebody({ email: user.email });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => signInWithGoogle(person)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("whoever has signed in joins Google to the account that has proven the address, once, and is told", async () => {
  const user = await makeUser(app, "Gbenga");
  const person = somebody({ email: user.email });
  const token = await mailedToken(person);
  const all = await Promise.all(Array.from({ length: 20 }, () => joinGoogleTo(user.actor, person, from)));
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await signInWithGoogle(person)).toEqual({ userId: user.id });
  await react();
  expect(mails.at(-1)).toMatchObject({
    to: user.email,
    text: expect.stringContaining("Google was connected"),
  });
  // The mailed link has nothing left to do.
  await expect(joinGoogle({ token }, from)).rejects.toMatchObject({ reason: "link_over" });
});

test("Google is joined to nobody else's account: another address, one not proven, one that is joined already", async () => {
  const owner = await makeUser(app, "Halima");
  const person = somebody({ email: owner.email });
  const other = await makeUser(app, "Ife");
  const squatter = await makeUser(app, "Jide", { proven: false });
  await app.asOwner("update app_user set email = $1 where id = $2", [owner.email, squatter.id]);
  for (const user of [other, squatter]) expect(await joinGoogleTo(user.actor, person, from)).toBe(false);
  expect(await joinGoogleTo(owner.actor, person, from)).toBe(true);
  expect(await joinGoogleTo(owner.actor, { ...person, subject: "another" }, from)).toBe(false);
  const twin = await makeUser(app, "Kemi");
  expect(await joinGoogleTo(twin.actor, { ...person, email: twin.email }, from)).toBe(false);
});
