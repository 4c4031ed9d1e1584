import { afterAll, beforeAll, expect, test } from "vitest";
import { staffActor } from "@/lib/kernel/permissions";
import { restrict } from "@/lib/testing/restrict";
import { type TestApp, testApp } from "@/lib/testing/world";
import { readBlock, readViewer } from "../index";
import { endSession } from "../sign-in";
import { DEVICE, PASSWORD, signedIn, signInByPassword } from "../sign-in/sign-in-for-tests";

let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

test("reads a signed-in user with roles, restrictions and balance", async () => {
  const { user, sessionId } = await signedIn(app, "Ada Obi", {
    staffRoles: ["FINANCE"],
    balanceMinor: 12_500n,
  });
  expect(await readViewer(sessionId)).toEqual({
    id: user.id,
    sessionId,
    name: "Ada Obi",
    pictureId: null,
    email: user.email,
    phone: user.phone,
    emailProven: true,
    phoneProven: true,
    level: "BASIC",
    restrictions: [],
    hasFactor: false,
    isFresh: true,
    isSeller: false,
    isByCodeAlone: false,
    staffNeeds: null,
    roles: ["FINANCE"],
    grants: staffActor("", "FINANCE").grants,
    balanceMinor: 12_500n,
  });
});

test("signing out ends only that session, immediately", async () => {
  const { user, sessionId } = await signedIn(app, "Bayo");
  const other = await signInByPassword({ identifier: user.email, password: PASSWORD }, DEVICE);
  await endSession(sessionId);
  expect(await readViewer(sessionId)).toBeUndefined();
  expect((await readViewer(other.sessionId))?.id).toBe(user.id);
});

test("a block takes effect on the next request, reports its reason, and ends on time", async () => {
  const { user, sessionId } = await signedIn(app, "Chidi");
  await restrict(app, user.id, "blocked", { lasts: "2 days", reason: "Paid with a stolen card." });
  expect(await readViewer(sessionId)).toBeUndefined();
  expect(await readBlock(sessionId)).toMatchObject({
    reason: "Paid with a stolen card.",
    until: expect.any(Date),
  });
  await expect(
    signInByPassword({ identifier: user.email, password: PASSWORD }, DEVICE),
  ).rejects.toMatchObject({
    reason: "blocked",
    message: expect.stringContaining("Paid with a stolen card."),
  });
  await expect(
    signInByPassword({ identifier: user.email, password: "wrong one" }, DEVICE),
  ).rejects.toMatchObject({
    reason: "wrong_password",
  });
  await app.moveTime("3 days");
  expect((await readViewer(sessionId))?.id).toBe(user.id);
  expect(await readBlock(sessionId)).toBeUndefined();
});

/** Reads a viewer, and waits for the update of last_seen_at, which readViewer does not await. */
async function seen(sessionId: string) {
  const viewer = await readViewer(sessionId);
  const isRecorded = async () => {
    const { rows } = await app.asOwner(
      "select last_seen_at > app_now() - interval '1 hour' as is_recorded from session where id = $1",
      [sessionId],
    );
    return rows[0].is_recorded;
  };
  if (viewer) await expect.poll(isRecorded).toBe(true);
  return viewer;
}

test("a session expires 30 days after its last use", async () => {
  const { sessionId } = await signedIn(app, "Dele");
  await app.moveTime("29 days");
  expect(await seen(sessionId)).toBeDefined();
  await app.moveTime("29 days");
  expect(await seen(sessionId)).toBeDefined();
  await app.moveTime("31 days");
  expect(await seen(sessionId)).toBeUndefined();
});

test("a session expires 90 days after sign-in, regardless of use", async () => {
  const { sessionId } = await signedIn(app, "Efe");
  for (const days of ["25 days", "25 days", "25 days", "14 days"]) {
    await app.moveTime(days);
    expect(await seen(sessionId)).toBeDefined();
  }
  await app.moveTime("2 days");
  expect(await seen(sessionId)).toBeUndefined();
});
