import { call } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { type Audience, isFor, textFor } from "./banners";
import { endBanner, publishBanner } from "./commands";
import { bannerOperations } from "./procedures";
import { bannersForStaff, runningBanners } from "./queries";
import { PublishBannerForm } from "./schema";

describe("a banner is for its audience", () => {
  const trader = { level: "VERIFIED", isSeller: true, roles: [] };
  const staff = { level: "BASIC", isSeller: false, roles: ["SUPPORT"] };
  const readers = { none: null, trader, staff };
  test.each([
    ["everyone", ["none", "trader", "staff"]],
    ["signed_in", ["trader", "staff"]],
    ["sellers", ["trader"]],
    ["staff", ["staff"]],
    ["BASIC", ["staff"]],
    ["VERIFIED", ["trader"]],
    ["TRUSTED", []],
  ] as [Audience, string[]][])("%s: %j", (audience, who) => {
    const found = Object.entries(readers).filter(([, reader]) => isFor(audience, reader));
    expect(found.map(([name]) => name)).toEqual(who);
  });
});

test("is read in the first of the reader's languages that it has, else in English", () => {
  const bodies = { en: "Banks are slow.", ha: "Bankuna suna jinkiri.", pcm: "Bank dey slow." };
  const languageFor = (accepted?: string) => textFor(bodies, accepted).language;
  expect(languageFor("ha-NG,ha;q=0.9,en;q=0.8")).toBe("ha");
  expect(languageFor("yo, pcm;q=0.5, en;q=0.1")).toBe("pcm");
  expect(languageFor("fr-FR,constructor,*;q=0.1")).toBe("en");
  expect(languageFor()).toBe("en");
  expect(textFor(bodies, "pcm").text).toBe("Bank dey slow.");
});

let app: TestApp;
let kelechi: TestUser;

const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const banner = {
  placement: "everywhere",
  audience: "everyone",
  bodies: { en: "Banks are slow today." },
  startsAt: null,
  endsAt: inMinutes(60),
} as const;
const publish = (by: TestUser, more: Partial<Parameters<typeof publishBanner>[2]> = {}) =>
  publishBanner(by.actor, newId(), { ...banner, ...more });
const running = async () => {
  forgetSharedReads();
  return (await runningBanners()).map(({ id }) => id);
};
const announced = async () =>
  (await query(sql`select id from outbox where topic = 'settings.changed'`)).length;

beforeAll(async () => {
  app = await testApp();
  kelechi = await makeUser(app, "Kelechi Okeke", { staffRoles: ["CONTENT"] });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.asOwner("delete from outbox");
});

test("content staff publish a banner at once and end it; both are announced", async () => {
  const { bannerId } = (await publish(kelechi)).result;
  expect(await running()).toContain(bannerId);
  expect(await announced()).toBe(1);
  await endBanner(kelechi.actor, newId(), { id: bannerId });
  expect(await running()).not.toContain(bannerId);
  expect(await announced()).toBe(2);
  await expect(endBanner(kelechi.actor, newId(), { id: bannerId })).rejects.toEqual(
    refusedWith("banner_over"),
  );
});

test("one for later starts and ends by itself", async () => {
  const { bannerId } = (await publish(kelechi, { startsAt: inMinutes(30) })).result;
  expect(await announced()).toBe(0);
  const stateNow = async () =>
    (await bannersForStaff(kelechi.actor)).find(({ id }) => id === bannerId)?.state;
  const seen = [];
  for (const minutes of [29, 31, 59, 61]) {
    await app.asOwner("select set_clock(make_interval(mins => $1))", [minutes]);
    seen.push([(await running()).includes(bannerId), await stateNow()]);
  }
  await app.asOwner("select set_clock('0')");
  expect(seen).toEqual([
    [false, "to come"],
    [true, "running"],
    [true, "running"],
    [false, "ended"],
  ]);
});

test("no other role publishes, and none runs for ever or backwards", async () => {
  for (const role of ["ADMIN", "SUPPORT", "AUDITOR"] as const) {
    const other = await makeUser(app, `Staff ${role}`, { staffRoles: [role] });
    await expect(publish(other)).rejects.toEqual(refusedWith("not_found"));
  }
  await expect(publish(kelechi, { endsAt: inMinutes(-1) })).rejects.toEqual(refusedWith("end_before_start"));
  await expect(publish(kelechi, { endsAt: inMinutes(91 * 24 * 60) })).rejects.toEqual(
    refusedWith("runs_too_long"),
  );
  const odd = ["update banner set bodies = '{}'", `update banner set bodies = '{"en": "x", "fr": "x"}'`];
  for (const statement of odd) await expect(app.asOwner(statement)).rejects.toThrow("bodies_are_texts");
});

test("a program gets those for its person alone", async () => {
  await publish(kelechi, { audience: "sellers", bodies: { en: "For sellers." } });
  await publish(kelechi, { audience: "everyone", bodies: { en: "For everyone." } });
  const ada = await makeUser(app, "Ada Obi");
  const context = (isSeller: boolean): CallContext => ({
    actor: ada.actor,
    session: { id: newId(), hasFactor: false, isFresh: false, level: "BASIC", isSeller },
    key: undefined,
    requestId: newId(),
    address: "198.51.100.7",
    userAgent: "Test program",
  });
  const textsFor = async (isSeller: boolean) =>
    (await call(bannerOperations.ownBanners, undefined, { context: context(isSeller) })).items.map(
      ({ bodies }) => bodies.en,
    );
  forgetSharedReads();
  expect(await textsFor(false)).not.toContain("For sellers.");
  expect(await textsFor(true)).toEqual(expect.arrayContaining(["For sellers.", "For everyone."]));
});

test("a form's empty languages are left out, and its times are Lagos's", () => {
  const typed = {
    placement: "wallet",
    audience: "BASIC",
    en: " Banks are slow. ",
    ha: "",
    pcm: "Bank dey slow.",
    startsAt: "",
    endsAt: "2026-12-01T10:00",
  };
  expect(PublishBannerForm.parse(typed)).toEqual({
    placement: "wallet",
    audience: "BASIC",
    bodies: { en: "Banks are slow.", pcm: "Bank dey slow." },
    startsAt: null,
    endsAt: "2026-12-01T10:00:00+01:00",
  });
  expect(PublishBannerForm.safeParse({ ...typed, en: "\u200b" }).success).toBe(false);
});
