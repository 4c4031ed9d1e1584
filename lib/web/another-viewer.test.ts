import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { setBio } from "@/app/(market)/settings/profile-actions";
import { sendByForm } from "@/app/(market)/trades/[tradeId]/actions";
import { reportProblem } from "@/app/(market)/trades/[tradeId]/dispute/actions";
import { fund } from "@/app/(market)/wallet/fund/actions";
import { newId } from "@/lib/kernel/ids";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { openSessionFor } from "../identity/sign-in";
import { thisBrowser } from "./browser";
import { sessionCookieName } from "./cookies";
import { enterBrowser } from "./enter-browser";
import { type FormAction, newForm } from "./form-state";
import { getViewer } from "./session";

const jar = new Map<string, string>();
const headers = new Headers({ origin: "http://localhost:3999", "x-forwarded-for": "198.51.100.1" });
const refresh = vi.hoisted(() => vi.fn());
vi.mock("next/headers", () => ({
  headers: async () => headers,
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock("next/cache", () => ({ refresh }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let app: TestApp;
let ada: TestUser;
let efe: TestUser;

beforeAll(async () => {
  app = await testApp();
  ada = await makeUser(app, "Ada");
  efe = await makeUser(app, "Efe");
});
beforeEach(async () => {
  jar.clear();
  refresh.mockClear();
  await signIn(ada);
});
afterAll(() => app.close());

/** As `signInBy` in auth.ts does, with the cookie that next-auth sets. */
async function signIn({ id }: TestUser): Promise<string> {
  const browser = await thisBrowser(headers);
  const { sessionId } = await openSessionFor(id, browser, { viaFactor: true });
  await enterBrowser(browser);
  const salt = sessionCookieName();
  jar.set(salt, await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" }));
  return sessionId;
}

function submit(action: FormAction, fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return action(newForm(), form);
}

const written = async () =>
  (
    await app.asOwner(`select (select count(*) from deposit) as deposits, (select count(*) from chat_message) as messages,
      (select string_agg(bio, '') from app_user) as bios`)
  ).rows[0];

const acts: [what: string, act: FormAction, typed: Record<string, string>][] = [
  ["adds money", fund, { amount: "2,000", key: newId() }],
  ["writes in a trade’s room", sendByForm, { id: newId(), clientKey: newId(), body: "Is it there yet?" }],
  [
    "opens a dispute",
    reportProblem,
    {
      id: newId(),
      key: newId(),
      reason: "NOT_RECEIVED",
      statement: "Nothing came, for an hour now.",
    },
  ],
  ["changes a profile", setBio, { bio: "I answer within the hour." }],
];

test.each(acts)(
  "a page made for Ada %s as nobody once Efe has signed in beside it, and keeps the text",
  async (_what, act, typed) => {
    await signIn(efe);
    const before = await written();
    const state = await submit(act, { ...typed, viewer: ada.id });
    expect(state.refusal).toMatchObject({
      reason: "signed_in_as_another",
      message: expect.stringMatching(/^You are signed in as Efe now\./),
    });
    expect(state.values).toEqual(typed);
    expect(await written()).toEqual(before);
    expect(refresh).not.toHaveBeenCalled();
  },
);

test("a page made for the person who is signed in acts, also after they have signed in again", async () => {
  await signIn(ada);
  const state = await submit(setBio, { bio: "Airtime at night too.", viewer: ada.id });
  expect(state).toMatchObject({ done: true, refusal: null });
  expect((await written()).bios).toContain("Airtime at night too.");
});

test("a form that names no viewer acts for nobody", async () => {
  const state = await submit(setBio, { bio: "Nobody said so." });
  expect(state.refusal).toMatchObject({ reason: "sign_in_needed" });
  expect((await written()).bios).not.toContain("Nobody said so.");
});

test("a browser has one session: the next sign-in ends the one before, and no other", async () => {
  const elsewhere = await openSessionFor(ada.id, { address: "", userAgent: "" }, { viaFactor: true });
  const before = await getViewer();
  const now = await signIn(efe);
  expect(await getViewer()).toMatchObject({ id: efe.id, sessionId: now });
  const { rows } = await app.asOwner(
    "select id from session where revoked_at is null and id = any ($1) order by id",
    [[before?.sessionId, now, elsewhere.sessionId]],
  );
  expect(rows.map(({ id }) => id)).toEqual([now, elsewhere.sessionId].toSorted());
});
