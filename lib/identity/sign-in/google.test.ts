import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { makeUser, type TestApp, testApp } from "@/lib/testing/world";
import { readGoogleLinkOwner } from "./google";
import { joinGoogle, joinGoogleTo } from "./join-google";
import { type GooglePerson, signInWithGoogle } from "./sign-in-with-google";

const mails: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));

let app: TestApp;
let people = 0;
const from = { address: "198.51.100.7", userAgent: "Test browser" };

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

function googlePerson(more: Partial<GooglePerson> = {}): GooglePerson {
  people += 1;
  const email = `google.${people}@gmail.test`;
  return { subject: `10000000000000000000${people}`, email, emailProven: true, name: "Ada Obi", ...more };
}

/** Runs the jobs of all events, as the worker does. */
async function react() {
  await runNotices(app);
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

test("creates one account for a new user, without a password, with a verified email and an unverified number", async () => {
  const person = googlePerson();
  const all = await Promise.all(Array.from({ length: 20 }, () => signInWithGoogle(person)));
  const [account, ...others] = await accountsOf(person);
  expect(others).toEqual([]);
  expect(account).toMatchObject({ password_hash: null, proven: true, phone_proven: false, allowed: 1 });
  expect(new Set(all.map((one) => (one === "link_mailed" ? one : one.userId)))).toEqual(
    new Set([account.id]),
  );
  expect(await signInWithGoogle({ ...person, email: "moved@gmail.test" })).toEqual({ userId: account.id });
});

/** What holds payouts for a day, by its cause. */
const holdsOf = async ({ id }: { id: string }) =>
  (
    await app.asOwner(
      `select subject_kind from restriction
       where user_id = $1 and kind = 'no_payout' and until = created_at + interval '24 hours'`,
      [id],
    )
  ).rows.map(({ subject_kind }) => subject_kind);

test("refuses an address that Google has not verified", async () => {
  const person = googlePerson({ emailProven: false });
  await expect(signInWithGoogle(person)).rejects.toMatchObject({ reason: "google_unproven" });
  const user = await makeUser(app, "Bayo");
  await expect(
    signInWithGoogle(googlePerson({ email: user.email, emailProven: false })),
  ).rejects.toMatchObject({
    reason: "google_unproven",
  });
  expect(await accountsOf(person)).toEqual([]);
});

test("connects an account with the same address only through the emailed link, once, and notifies its owner", async () => {
  const user = await makeUser(app, "Chidi");
  const person = googlePerson({ email: user.email });
  const token = await mailedToken(person);
  expect(await accountsOf(person)).toMatchObject([{ id: user.id, google_subject: null }]);
  expect(await readGoogleLinkOwner(token)).toEqual({ email: user.email });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => joinGoogle({ token }, from)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await readGoogleLinkOwner(token)).toBeUndefined();
  expect(await holdsOf(user)).toEqual(["google_link"]);
  expect(await signInWithGoogle(person)).toEqual({ userId: user.id });
  await react();
  expect(mails.at(-1)).toMatchObject({
    to: user.email,
    text: expect.stringContaining("Google was connected"),
  });
  await expect(signInWithGoogle(googlePerson({ email: user.email }))).rejects.toMatchObject({
    reason: "google_taken",
  });
});

test("does not sign in to an unverified account that claims the address", async () => {
  const squatter = await makeUser(app, "Dele", { proven: false });
  const person = googlePerson({ email: squatter.email });
  const outcome = await signInWithGoogle(person);
  expect(outcome).not.toMatchObject({ userId: squatter.id });
  expect((await accountsOf(person)).filter(({ google_subject: of }) => of === person.subject)).toHaveLength(
    1,
  );
});

test("a link expires after 30 minutes, and a forged one is refused", async () => {
  const user = await makeUser(app, "Efe");
  const token = await mailedToken(googlePerson({ email: user.email }));
  await expect(joinGoogle({ token: `${token}x` }, from)).rejects.toMatchObject({ reason: "link_over" });
  await app.moveTime("31 minutes");
  await expect(joinGoogle({ token }, from)).rejects.toMatchObject({ reason: "link_over" });
});

test("limits emails to five an hour", async () => {
  const user = await makeUser(app, "Femi");
  const person = googlePerson({ email: user.email });
  const all = await Promise.allSettled(Array.from({ length: 20 }, () => signInWithGoogle(person)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("connects Google to the signed-in account with the verified address, once, and notifies the owner", async () => {
  const user = await makeUser(app, "Gbenga");
  const person = googlePerson({ email: user.email });
  const token = await mailedToken(person);
  const all = await Promise.all(Array.from({ length: 20 }, () => joinGoogleTo(user.actor, person, from)));
  expect(all.filter(Boolean)).toHaveLength(1);
  expect(await signInWithGoogle(person)).toEqual({ userId: user.id });
  await react();
  expect(mails.at(-1)).toMatchObject({
    to: user.email,
    text: expect.stringContaining("Google was connected"),
  });
  expect(await holdsOf(user)).toEqual([]);
  // The emailed link is void.
  await expect(joinGoogle({ token }, from)).rejects.toMatchObject({ reason: "link_over" });
});

test("refuses to connect an account with another or an unverified address, or one already connected", async () => {
  const owner = await makeUser(app, "Halima");
  const person = googlePerson({ email: owner.email });
  const other = await makeUser(app, "Ife");
  const squatter = await makeUser(app, "Jide", { proven: false });
  await app.asOwner("update app_user set email = $1 where id = $2", [owner.email, squatter.id]);
  for (const user of [other, squatter]) expect(await joinGoogleTo(user.actor, person, from)).toBe(false);
  expect(await joinGoogleTo(owner.actor, person, from)).toBe(true);
  expect(await joinGoogleTo(owner.actor, { ...person, subject: "another" }, from)).toBe(false);
  const twin = await makeUser(app, "Kemi");
  expect(await joinGoogleTo(twin.actor, { ...person, email: twin.email }, from)).toBe(false);
});
