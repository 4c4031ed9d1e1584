import { afterAll, beforeAll, expect, test } from "vitest";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type Dice, dice } from "@/lib/testing/dice";
import { makeUser, type TestUser } from "@/lib/testing/world";
import { report } from "./deliver/outcome";
import { readNotices } from "./inbox/commands";
import type { NoticeKey } from "./kinds";
import { notify } from "./notify";
import { changePreferences } from "./preferences/preferences";
import { type NoticeStage, noticeOf, openNoticeStage } from "./stage-for-tests";
import { unsubscribeToken } from "./unsubscribe/token";
import { unsubscribe } from "./unsubscribe/unsubscribe";

let stage: NoticeStage;

beforeAll(async () => {
  stage = await openNoticeStage();
});
afterAll(() => stage.close());

const keys: [NoticeKey, ...NoticeKey[]] = [
  "trade.accepted",
  "trade.completed",
  "trade.late",
  "dispute.opened",
  "offer.expired",
  "chat.message",
];

/** A fact about security: certain, with the words of another kind. */
const certain = ({ id: user }: TestUser, fact: string) =>
  query(sql`
    select notify_people(${JSON.stringify([
      {
        ...noticeOf(user, "dispute.opened", fact),
        id: newId(),
        user,
        payload: noticeOf(user, "dispute.opened").args,
        family: "security",
        urgent: true,
        certain: true,
        grace: 0,
        mail: "always",
        text: "always",
      },
    ])}::jsonb)`);

interface Sent {
  id: string;
  provider: string | null;
  providerId: string | null;
}

const sentTo = ({ id }: TestUser) =>
  query<Sent>(sql`
    select d.id, d.provider, d.provider_id from delivery d join notice n on n.id = d.notice_id
    where n.user_id = ${id}::uuid and d.provider_id is not null`);

type Fact = () => Promise<unknown>;

/** What may happen to a person's notices, in any order and any number of times. */
const happenings = (user: TestUser, facts: [Fact, ...Fact[]], { pick, below }: Dice): [Fact, ...Fact[]] => [
  () => pick(facts)(),
  () => Promise.all([pick(facts)(), pick(facts)(), pick(facts)()]),
  () => stage.sweep(),
  () => stage.app.moveTime(`${1 + below(400)} minutes`),
  () => readNotices(user.actor, { upTo: "ffffffff-ffff-ffff-ffff-ffffffffffff" }),
  () =>
    unsubscribe(unsubscribeToken({ userId: user.id, topics: ["trades", "offers", "security", "disputes"] })),
  () => changePreferences(user.id, (now) => ({ ...now, quietHours: { from: "08:00", until: "20:00" } })),
  () =>
    stage.app.asOwner(
      "insert into notification_setting (user_id, complained_at) values ($1, app_now()) on conflict (user_id) do update set complained_at = app_now()",
      [user.id],
    ),
  async () => {
    const sent = await sentTo(user);
    const { provider, providerId } = sent[below(sent.length)] ?? {};
    if (!provider || !providerId) return;
    const state = pick(["DELIVERED", "FAILED"] as const);
    await report({ provider, providerId, state, reason: null });
  },
];

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "any order of events, reports, reads and choices (%i): a notice for each fact, at most one message for each channel, and what is certain is sent",
  async (seed) => {
    const random = dice(seed);
    const user = await makeUser(stage.app, `Dice ${seed}`);
    const notices = Array.from({ length: 5 }, () => noticeOf(user.id, random.pick(keys)));
    const security = [newId(), newId()];
    const facts: Fact[] = [
      ...notices.map((one) => () => notify([one])),
      ...security.map((fact) => () => certain(user, fact)),
    ];
    const [first, ...rest] = facts;
    if (!first) throw new Error("There are facts");
    const steps = happenings(user, [first, ...rest], random);
    for (let step = 0; step < 40; step += 1) await random.pick(steps)();
    for (const fact of facts) await fact();
    await stage.app.moveTime("25 hours");
    await stage.sweep();
    await stage.sweep();

    const made = await query<{ count: number }>(
      sql`select count(*)::int as count from notice where user_id = ${user.id}::uuid`,
    );
    expect(made[0]?.count).toBe(facts.length);
    const deliveries = await query<{ channel: string; state: string; isCertain: boolean }>(sql`
      select d.channel, d.state, d.is_certain from delivery d join notice n on n.id = d.notice_id where n.user_id = ${user.id}::uuid`);
    expect(deliveries.filter(({ state }) => state === "QUEUED")).toEqual([]);
    const sure = deliveries.filter(({ isCertain }) => isCertain);
    expect(sure).toHaveLength(2 * security.length);
    expect(sure.filter(({ state }) => state === "SUPPRESSED")).toEqual([]);
    const texts = await stage.textsTo(user.phone);
    const mails = await stage.mailsTo(user.email);
    expect(texts.length).toBeLessThanOrEqual(deliveries.filter(({ channel }) => channel === "TEXT").length);
    const ids = mails.map(({ headers }) => headers["message-id"]);
    expect(new Set(ids).size, "no email comes twice").toBe(mails.length);
    const certainMails = mails.filter(({ headers }) => headers["list-unsubscribe"] === undefined);
    expect(certainMails.length).toBeGreaterThanOrEqual(security.length);
  },
  60_000,
);
