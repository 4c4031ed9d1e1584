import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { requireStaff } from "@/app/admin/require-staff";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { readViewer } from "../identity";
import { openSessionFor } from "../identity/sign-in";
import { endedRequests } from "../staff";
import { sessionCookieName } from "./cookies";
import { callContext } from "./session";

const request = { cookie: "", path: "/admin" };
const late: Promise<unknown>[] = [];
vi.mock("next/server", async (original) => ({
  ...(await original<object>()),
  after: (task: () => Promise<unknown>) => void late.push(task()),
}));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: "http://localhost:3999", "x-request-path": request.path }),
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

async function signIn(user: TestUser): Promise<string> {
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(user.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  request.cookie = await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" });
  return sessionId;
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

test("staff who were away for half an hour prove that it is them, and so do those whose proof is twelve hours old", async () => {
  const gbenga = await makeUser(app, "Gbenga", { staffRoles: ["FINANCE"] });
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [
    gbenga.id,
  ]);
  const sessionId = await signIn(gbenga);
  const waits = async (minutes: number) => {
    await app.asOwner("select set_clock(make_interval(mins => $1))", [minutes]);
    const viewer = await readViewer(sessionId);
    await vi.waitFor(async () => {
      const { rows } = await app.asOwner(
        "select last_seen_at > app_now() - interval '1 minute' as seen from session where id = $1",
        [sessionId],
      );
      expect(rows).toEqual([{ seen: true }]);
    });
    return viewer?.staffNeeds;
  };
  expect(await waits(29)).toBeNull();
  expect(await waits(58)).toBeNull();
  expect(await waits(89)).toBe("proof");
  expect(await waits(90)).toBe("proof");
  await expect(requireStaff()).rejects.toThrow("to /confirm?next=%2Fadmin");
  const { actor } = await callContext({ viewer: gbenga.id });
  expect(actor).toMatchObject({ roles: [], grants: {} });
  await expect(endedRequests(actor!)).rejects.toMatchObject({ reason: "step_up_needed" });
  await app.asOwner("update session set factor_at = app_now() where id = $1", [sessionId]);
  expect(await waits(91)).toBeNull();
  for (let minutes = 110; minutes < 90 + 12 * 60; minutes += 20) expect(await waits(minutes)).toBeNull();
  expect(await waits(91 + 12 * 60)).toBe("proof");
});

test("staff pages do not exist for other users", async () => {
  await signIn(await makeUser(app, "Ada"));
  await expect(requireStaff()).rejects.toThrow("not found");
});

test("a page of Admin that is opened has its notices read, and no other has", async () => {
  const chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  await app.asOwner("select set_clock(interval '0')");
  await app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [
    chidi.id,
  ]);
  await app.asOwner(
    `insert into notice (id, user_id, fact, key, family, payload, is_urgent, group_key, link)
     select uuidv7(), $1, link, 'staff.appeal', 'staff', '{}', false, link, link from unnest($2::text[]) link`,
    [chidi.id, ["/admin/appeals", "/admin/jobs"]],
  );
  await signIn(chidi);
  request.path = "/admin/appeals?sort=due";
  await requireStaff();
  await Promise.all(late);
  const { rows } = await app.asOwner("select link from notice where user_id = $1 and read_at is not null", [
    chidi.id,
  ]);
  expect(rows).toEqual([{ link: "/admin/appeals" }]);
});
