import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { requireStaff } from "@/app/admin/require-staff";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { openSessionFor } from "../identity/sign-in";
import { sessionCookieName } from "./cookies";
import { callContext } from "./session";

const request = { cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://localhost:3999" }),
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}));
vi.mock("next/navigation", () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`);
  },
  notFound: () => {
    throw new Error("not found");
  },
}));

let app: TestApp;

beforeAll(async () => {
  app = await testApp({ STAFF_FACTOR: "required" });
});
afterAll(() => app.close());

async function signIn(user: TestUser): Promise<void> {
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(user.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  request.cookie = await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" });
}

test("staff without a second factor are redirected to set one up, and have no staff permissions", async () => {
  const chidi = await makeUser(app, "Chidi", { staffRoles: ["MODERATOR"] });
  await signIn(chidi);
  await expect(requireStaff()).rejects.toThrow("to /settings/security");
  expect((await callContext({ viewer: chidi.id })).actor).toEqual({ id: chidi.id, roles: [], grants: {} });
});

test("staff with a second factor act as staff", async () => {
  const efe = await makeUser(app, "Efe", { staffRoles: ["FINANCE"] });
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [efe.id]);
  await signIn(efe);
  expect(await requireStaff()).toMatchObject({ id: efe.id, roles: ["FINANCE"] });
  expect((await callContext({ viewer: efe.id })).actor).toEqual({
    id: efe.id,
    roles: ["FINANCE"],
    grants: expect.objectContaining({ "payout.agree": "ag" }),
  });
});

test("staff pages do not exist for other users", async () => {
  await signIn(await makeUser(app, "Ada"));
  await expect(requireStaff()).rejects.toThrow("not found");
});
