import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Mail } from "@/lib/channels";
import { runNotices } from "@/lib/notifications/run-for-tests";
import { type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { newDeviceToken } from "../sign-in/devices";
import { DEVICE, PASSWORD, signedIn, signInByPassword, userWithPassword } from "../sign-in/sign-in-for-tests";
import { changePassword } from "./change-password";
import { requestReset } from "./request-reset";
import { resetPassword } from "./reset-password";

const mails: Mail[] = [];
vi.mock("@/lib/channels/mail", () => ({ sendMail: async (mail: Mail) => void mails.push(mail) }));

const other = "seven quiet windows";
const device = { ...DEVICE, token: newDeviceToken() };
let app: TestApp;

beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const newBrowser = () => ({ ...device, token: newDeviceToken() });
async function resetTokenFor(identifier: string): Promise<string> {
  await requestReset({ identifier }, device);
  await runNotices(app);
  return decodeURIComponent(
    /reset\?token=(\S+)/.exec(
      mails.findLast(({ text }) => text.includes("/reset?token="))?.text ?? "",
    )?.[1] ?? "",
  );
}

const holdsOf = async ({ id }: TestUser) =>
  (
    await app.asOwner(
      `select subject_kind, kind::text as kind, until = created_at + interval '24 hours' as "forADay"
       from restriction where user_id = $1`,
      [id],
    )
  ).rows;

test("holds payouts for a day after a reset by email, as after a change of number, and not before or otherwise", async () => {
  const { user, sessionId } = await signedIn(app, "Kunle");
  const [unused, token] = [await resetTokenFor(user.email), await resetTokenFor(user.email)];
  await changePassword(
    user.actor,
    { currentPassword: PASSWORD, password: "a walk along the lagoon", endOthers: false },
    { ...device, sessionId },
  );
  await expect(resetPassword({ token, password: other }, device)).rejects.toMatchObject({
    reason: "reset_link_over",
  });
  await expect(resetPassword({ token: unused, password: other }, device)).rejects.toMatchObject({
    reason: "reset_link_over",
  });
  expect(await holdsOf(user)).toEqual([]);
  await resetPassword({ token: await resetTokenFor(user.email), password: other }, device);
  expect(await holdsOf(user)).toEqual([{ subject_kind: "password_reset", kind: "no_payout", forADay: true }]);
});

test("a number that is only claimed is not unlocked by the reset of its claimant", async () => {
  const owner = await userWithPassword(app, "Lara");
  const claimant = await userWithPassword(app, "Mallory");
  await app.asOwner("update app_user set phone = $1, phone_verified_at = null where id = $2", [
    owner.phone,
    claimant.id,
  ]);
  for (let at = 0; at < 3; at += 1)
    await signInByPassword({ identifier: owner.phone, password: "no" }, newBrowser()).catch(() => {});
  await resetPassword({ token: await resetTokenFor(claimant.email), password: other }, device);
  await expect(
    signInByPassword({ identifier: owner.phone, password: PASSWORD }, newBrowser()),
  ).rejects.toMatchObject({
    reason: "captcha_needed",
  });
});
