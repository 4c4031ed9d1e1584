import { call } from "@orpc/server";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { type NoticeStage, openNoticeStage } from "../stage-for-tests";
import { allFamilies, canChoose, noOptionalMail, withChoices } from "./choices";
import { readPreferences } from "./preferences";
import { preferenceProcedures } from "./procedures";
import { PreferencesForm } from "./schema";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
afterAll(() => stage.close());

const contextOf = ({ actor }: TestUser): CallContext => ({
  actor,
  session: { id: newId(), hasFactor: false, isFresh: false },
  key: undefined,
  requestId: "test",
  address: "203.0.113.7",
  userAgent: "Test browser",
});
const read = (user: TestUser) =>
  call(preferenceProcedures.getPreferences, undefined, { context: contextOf(user) });
const change = (user: TestUser, input: Parameters<typeof PreferencesForm.parse>[0]) =>
  call(preferenceProcedures.changePreferences, input as never, { context: contextOf(user) });

test("without a choice everything is as the kinds say, in English, quiet from ten to seven", async () => {
  const ada = await makeUser(stage.app, "Ada");
  expect(await read(ada)).toMatchObject({
    version: 1,
    language: "en",
    quietHours: { from: "22:00", until: "07:00" },
    digest: "off",
    pushDetails: false,
    families: expect.arrayContaining([
      { family: "trades", name: "Trades", channels: { PUSH: "on", MAIL: "on", TEXT: "off" } },
      { family: "chat", name: "Messages", channels: { PUSH: "on", MAIL: null, TEXT: null } },
    ]),
  });
});

test("what is chosen is saved, and the rest stays", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const once = await change(ada, {
    version: 1,
    language: "yo",
    quietHours: null,
    choices: { trades: { MAIL: false } },
  });
  expect(once).toMatchObject({ version: 2, language: "yo", quietHours: null });
  await change(ada, { version: 2, digest: "weekly", choices: { offers: { PUSH: false } } });
  expect(await readPreferences(ada.id)).toMatchObject({
    version: 3,
    language: "yo",
    quietHours: null,
    digest: "weekly",
    choices: { trades: { MAIL: false }, offers: { PUSH: false } },
  });
  await change(ada, { version: 3, choices: { trades: { MAIL: true } } });
  expect((await readPreferences(ada.id)).choices).toEqual({ offers: { PUSH: false } });
});

test("of two tabs the later save is refused with what was saved, and goes through on the new version", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await change(ada, { version: 1, language: "ha", choices: { offers: { MAIL: false } } });
  const stale = { version: 1, digest: "daily" };
  await expect(change(ada, stale)).rejects.toMatchObject({
    reason: "preferences_changed",
    status: 409,
    details: { differs: "summary: never" },
  });
  await expect(change(ada, { ...stale, language: "en" })).rejects.toMatchObject({
    message: expect.stringContaining("language: Hausa; summary: never"),
  });
  expect((await readPreferences(ada.id)).digest).toBe("off");
  expect(await change(ada, { ...stale, version: 2 })).toMatchObject({ language: "ha", digest: "daily" });
});

test("ten saves of one version at once: one is saved", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const saves = Array.from({ length: 10 }, (_save, at) =>
    change(ada, { version: 1, quietHours: { from: "21:00", until: `0${at % 10}:30` } }),
  );
  const done = await Promise.allSettled(saves);
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await readPreferences(ada.id)).version).toBe(2);
});

test("the same sent twice is saved once, and answers the same", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const first = await change(ada, { version: 1, digest: "daily" });
  expect(await change(ada, { version: 1, digest: "daily" })).toEqual(first);
});

test("refuses to switch off what can't be, and what a family never uses", async () => {
  const ada = await makeUser(stage.app, "Ada");
  for (const choices of [{ security: { MAIL: false } }, { chat: { TEXT: true } }])
    await expect(change(ada, { version: 1, choices })).rejects.toMatchObject({ reason: "always_sent" });
  await expect(
    change(ada, { version: 1, quietHours: { from: "22:00", until: "22:00" } }),
  ).rejects.toMatchObject({ reason: "no_quiet_time" });
  expect(await readPreferences(ada.id)).toMatchObject({ version: 1, choices: {} });
});

test("the form says which boxes it has, and a box that is not ticked is off", () => {
  const sent = {
    version: "3",
    language: "en",
    from: "22:00",
    until: "07:00",
    digest: "off",
    boxes: "trades.PUSH trades.MAIL",
    "trades.MAIL": "yes",
    "staff.MAIL": "yes",
  };
  expect(PreferencesForm.parse(sent)).toMatchObject({
    version: 3,
    quietHours: { from: "22:00", until: "07:00" },
    pushDetails: false,
    choices: { trades: { PUSH: false, MAIL: true } },
  });
  expect(PreferencesForm.parse({ ...sent, never: "yes" }).quietHours).toBeNull();
});

test("the database keeps only choices of known families and channels", async () => {
  const ada = await makeUser(stage.app, "Ada");
  const all = Object.fromEntries(
    allFamilies.map((family) => [family, { PUSH: false, MAIL: true, TEXT: false }]),
  );
  const web = new pg.Client({ connectionString: stage.app.webUrl });
  await web.connect();
  const keep = (choices: unknown) =>
    web.query(
      "insert into notification_setting (user_id, choices) values ($1, $2) on conflict (user_id) do update set choices = excluded.choices",
      [ada.id, JSON.stringify(choices)],
    );
  try {
    await keep(all);
    const damaged = [
      { gossip: { MAIL: false } },
      { trades: { PIGEON: false } },
      { trades: { MAIL: "false" } },
      { trades: { MAIL: null } },
      { trades: false },
      { trades: [{ MAIL: false }] },
      [],
      "trades",
      null,
    ];
    for (const choices of damaged)
      await expect(keep(choices), JSON.stringify(choices)).rejects.toThrow(/known_choices/);
  } finally {
    await web.end();
  }
  expect((await readPreferences(ada.id)).choices).toEqual(all);
});

test("a report of spam switches optional mail off until the person chooses again", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await change(ada, { version: 1, digest: "daily" });
  await stage.app.asOwner(
    "update notification_setting set complained_at = app_now() + interval '1 second' where user_id = $1",
    [ada.id],
  );
  expect(await readPreferences(ada.id)).toMatchObject({
    hasComplained: true,
    digest: "off",
    choices: noOptionalMail,
  });
  await stage.app.moveTime("1 minute");
  await change(ada, { version: 2, choices: { trades: { MAIL: true } } });
  const { trades: _trades, ...others } = noOptionalMail;
  expect(await readPreferences(ada.id)).toMatchObject({ hasComplained: false, choices: others });
});

test("choices that say what the kinds say are not kept", () => {
  expect(canChoose("trades", "MAIL")).toBe(true);
  expect(withChoices({ trades: { MAIL: false } }, { trades: { MAIL: true } })).toEqual({});
});

test("an address that bounced is tried again when its owner asks", async () => {
  const ada = await makeUser(stage.app, "Ada");
  await stage.app.asOwner("insert into notification_setting (user_id, bounced) values ($1, $2)", [
    ada.id,
    ada.email,
  ]);
  const settingOf = async () =>
    (await stage.app.asOwner("select bounced from notification_setting where user_id = $1", [ada.id]))
      .rows[0];
  expect(await settingOf()).toEqual({ bounced: ada.email });
  await call(preferenceProcedures.tryAddressAgain, undefined, { context: contextOf(ada) });
  await stage.relay(2);
  expect(await settingOf()).toEqual({ bounced: null });
  expect((await stage.mailsTo(ada.email)).length).toBeGreaterThan(0);
});
