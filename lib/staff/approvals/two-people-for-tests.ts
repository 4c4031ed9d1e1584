import { afterAll, beforeAll, expect } from "vitest";
import { ledgerChecks } from "@/lib/composition";
import { corrections } from "@/lib/corrections/correct";
import type { CorrectionAct } from "@/lib/corrections/kinds";
import { detailOf, fundFilled } from "@/lib/corrections/scenes-for-tests";
import { releaseByTwo } from "@/lib/deposits/commands/release-by-two";
import { rulingScene } from "@/lib/disputes/two-people-for-tests";
import { blockLonger } from "@/lib/identity/restrictions/commands/block-longer";
import type { TwoPersonAct } from "@/lib/kernel/approvals/act-rules";
import type { RequestReceipt } from "@/lib/kernel/approvals/spec";
import type { Answer } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { checkLedger } from "@/lib/ledger";
import { reversePosting } from "@/lib/ledger/reversal/reverse-posting";
import { publishByTwo } from "@/lib/notifications/templates/editor/publish";
import { draftOfTwo, isInForce } from "@/lib/notifications/templates/editor/scene-for-tests";
import { payPayout } from "@/lib/payouts/commands/pay-payout";
import { openPayoutStage, type PayoutStage, stored } from "@/lib/payouts/scenes-for-tests";
import { payoutsStopped } from "@/lib/reconciliation";
import { resumePayouts } from "@/lib/reconciliation/pause/resume-payouts";
import { changeFlag } from "@/lib/settings/flags/commands";
import { agreeTo, endOpenRequests } from "@/lib/testing/approvals";
import { quarantinedDeposit } from "@/lib/testing/quarantine";
import { giveMoney, makeUser, type TestUser } from "@/lib/testing/world";
import { sceneOf } from "@/lib/trades/scenes-for-tests";
import { grantRole } from "../roles/grant-role";
import { requestSetting } from "../settings/change-setting";

export let stage: PayoutStage;
export let requester: TestUser;
export let second: TestUser;
export let third: TestUser;

export interface ActScene {
  request(by: TestUser, key?: string): Promise<Answer<RequestReceipt>>;
  isDone(): Promise<boolean>;
  /** Changes the rows that the request was decided from. */
  disturb(): Promise<unknown>;
}

export const reason = "The figures have been looked at.";
const why = { reason, reasonCode: "other" } as const;
let fee = 9_000;

const scenesByAct: Record<TwoPersonAct, () => Promise<ActScene>> = {
  async "payout.pay"() {
    const id = await stage.requested(await stage.scene({ balanceMinor: 2_000_000_00n }), 600_000_00n);
    return {
      request: (by, key = newId()) => payPayout.request(by.actor, key, { id, ...why }),
      isDone: async () => (await stored(id)).state === "QUEUED",
      disturb: () => stage.app.asOwner("update payout set version = version + 1 where id = $1", [id]),
    };
  },
  "dispute.rule": () => rulingScene(stage.app, reason),
  "setting.money": () => settingScene("payout_fees", (naira) => ({ bands: [{ feeMinor: `${naira}00` }] })),
  "setting.limit": () =>
    settingScene("trade_limits", (naira) => {
      const limit = { tradeMinor: `${naira}00`, dayMinor: "10000000" };
      return { BASIC: limit, VERIFIED: limit, TRUSTED: limit };
    }),
  "setting.other": () =>
    settingScene("block_appeals", (naira) => ({ withinDays: 14, answerHours: (naira % 700) + 1 })),
  async "role.grant"() {
    const hauwa = await makeUser(stage.app, "Hauwa Idris");
    await stage.app.asOwner("insert into totp (user_id, secret, confirmed_at) values ($1, '', app_now())", [
      hauwa.id,
    ]);
    return {
      request: (by, key = newId()) =>
        grantRole.request(by.actor, key, { userId: hauwa.id, role: "SUPPORT", ...why }),
      isDone: async () =>
        (await query(sql`select from staff_member where user_id = ${hauwa.id}::uuid and role = 'SUPPORT'`))
          .length === 1,
      disturb: () => stage.app.asOwner("update app_user set name = 'Hauwa Eze' where id = $1", [hauwa.id]),
    };
  },
  async "flag.change"() {
    fee -= 1;
    const rollout = fee;
    const rules = { denied: [], allowed: [], roles: [], levels: [] };
    // There are no other flags to ask about: what scenes before have left open is over.
    await stage.app.asOwner(
      "update approval set state = 'WITHDRAWN', ended_at = app_now(), ended_by_id = creator_id where act = 'flag.change' and state = 'ASKED'",
    );
    const change = { key: "market.live", rollout, rules, ...why } as const;
    return {
      request: (by, key = newId()) => changeFlag.request(by.actor, key, change),
      isDone: async () =>
        (await query(sql`select id from flag where key = 'market.live' and rollout = ${rollout}::int`))
          .length === 1,
      disturb: () =>
        stage.app.asOwner("update flag set version = version + 1 where key = $1", ["market.live"]),
    };
  },
  async "template.publish"() {
    const draft = await draftOfTwo(requester.actor);
    return {
      request: (by, key = newId()) => publishByTwo.request(by.actor, key, { ...draft, ...why }),
      isDone: () => isInForce(draft.templateId),
      disturb: () =>
        stage.app.asOwner("update notice_template set version = version + 1 where id = $1", [
          draft.templateId,
        ]),
    };
  },
  async "person.block"() {
    const eve = await makeUser(stage.app, "Eve Eze");
    const detail = { userId: eve.id, says: "You sold airtime that was stolen.", until: null };
    return {
      request: (by, key = newId()) => blockLonger.request(by.actor, key, { ...detail, ...why }),
      isDone: async () =>
        (
          await query(
            sql`select id from person_restriction where user_id = ${eve.id}::uuid and kind = 'blocked'`,
          )
        ).length === 1,
      disturb: () => stage.app.asOwner("update app_user set name = 'Eve Obi' where id = $1", [eve.id]),
    };
  },
  async "deposit.release"() {
    const ada = await stage.makeUser("Ada Obi");
    const id = await quarantinedDeposit(ada.id, 70_000_00n);
    return {
      request: (by, key = newId()) => releaseByTwo.request(by.actor, key, { reference: `dep-${id}`, ...why }),
      isDone: async () =>
        (await query(sql`select id from deposit_record where id = ${id}::uuid and state = 'PAID'`)).length ===
        1,
      disturb: () => stage.app.asOwner("update deposit set version = version + 1 where id = $1", [id]),
    };
  },
  async "payouts.resume"() {
    await stage.app.asOwner("update payout_switch set stopped_at = app_now(), version = version + 1");
    await endOpenRequests("payouts.resume");
    return {
      request: (by, key = newId()) => resumePayouts.request(by.actor, key, { gateway: "paystack", ...why }),
      isDone: async () => (await payoutsStopped()) === null,
      disturb: () => stage.app.asOwner("update payout_switch set version = version + 1"),
    };
  },
  "refund.credit": () => correctionScene("refund.credit"),
  "money.adjust": () => correctionScene("money.adjust"),
  "insurance.pay": () => correctionScene("insurance.pay"),
  async "money.reverse"() {
    const ada = await stage.makeUser("Ada Obi");
    await giveMoney(ada.id, 500_00n);
    const posted = await queryOne<{ id: string }>(sql`select max(id)::text as id from posting`);
    const reverses = posted?.id ?? "";
    return {
      request: (by, key = newId()) => reversePosting.request(by.actor, key, { reverses, ...why }),
      isDone: async () =>
        (await query(sql`select id from posting where reverses = ${reverses}::bigint`)).length === 1,
      disturb: () => stage.app.asOwner("update app_user set name = 'Ada Eze' where id = $1", [ada.id]),
    };
  },
};

/** The owner of a wallet has nothing but the case: all acts credit it. */
async function correctionScene(act: CorrectionAct): Promise<ActScene> {
  const { ada, tradeId } = await sceneOf(stage.app);
  const detail = detailOf(ada, tradeId, 1_00n);
  return {
    request: (by, key = newId()) => corrections[act].request(by.actor, key, { ...detail, ...why }),
    isDone: async () =>
      (await query(sql`select id from correction_record where user_id = ${ada.id}::uuid and act = ${act}`))
        .length === 1,
    disturb: () => stage.app.asOwner("update app_user set name = 'Ada Eze' where id = $1", [ada.id]),
  };
}

/** Whoever may request and approve each act, and the scene with them on it. */
export const scenes = Object.fromEntries(
  Object.entries(scenesByAct).map(([act, scene]) => [
    act,
    () => {
      [requester, second, third] = peopleFor(act);
      return scene();
    },
  ]),
) as typeof scenesByAct;

const peopleFor = (act: string): Three =>
  /^(role|flag|setting\.other)/.test(act) ? administrators : act === "template.publish" ? writers : finance;

async function settingScene(
  name: "payout_fees" | "trade_limits" | "block_appeals",
  valueOf: (naira: number) => Record<string, unknown>,
): Promise<ActScene> {
  fee -= 2;
  const naira = fee;
  const change = (value: Record<string, unknown>) => ({ name, value, effectiveFrom: null, ...why });
  return {
    request: (by, key = newId()) => requestSetting(by.actor, key, change(valueOf(naira))),
    async isDone() {
      const row = await queryOne<{ isSame: boolean }>(
        sql`select setting_in_force(${name}) = ${JSON.stringify(valueOf(naira))}::jsonb as is_same`,
      );
      return row?.isSame ?? false;
    },
    async disturb() {
      const { result } = await requestSetting(requester.actor, newId(), change(valueOf(naira - 1)));
      return agreeTo(second, result.approvalId);
    },
  };
}

export const moveClock = (hours: number) =>
  stage.app.asOwner("select set_clock(make_interval(hours => $1))", [hours]);
export const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;
type Three = [TestUser, TestUser, TestUser];
let finance: Three;
let administrators: Three;
let writers: Three;
const rolesOf = (user: TestUser): StaffRole[] => {
  if (writers.includes(user)) return ["CONTENT", "COMPLIANCE"];
  return administrators.includes(user) ? ["ADMIN"] : ["FINANCE", "COMPLIANCE", "MODERATOR"];
};

export async function giveRolesBack(user: TestUser): Promise<void> {
  for (const role of rolesOf(user)) await giveRole(user, role);
}
export const giveRole = (user: TestUser, role: string) =>
  stage.app.asOwner("insert into staff_grant (user_id, role) values ($1, $2)", [user.id, role]);
export const removeRoles = (user: TestUser) =>
  stage.app.asOwner("delete from staff_grant where user_id = $1", [user.id]);

/** Three members of finance, compliance and the moderators, three administrators and three who write and publish words, with a gateway. Checks the whole ledger after the tests. */
export function twoPeopleScene(): void {
  beforeAll(async () => {
    stage = await openPayoutStage();
    const [buyer, seller] = [
      await makeUser(stage.app, "Sule Ade", { balanceMinor: 10_000_00n }),
      await makeUser(stage.app, "Bukky Ade"),
    ];
    await fundFilled(stage.app, buyer, seller);
    const three = async (staffRoles: StaffRole[], ...names: [string, string, string]) =>
      (await Promise.all(names.map((name) => makeUser(stage.app, name, { staffRoles })))) as Three;
    finance = await three(["FINANCE", "COMPLIANCE", "MODERATOR"], "Efe Okoro", "Ngozi Bello", "Tunde Alabi");
    administrators = await three(["ADMIN"], "Ife Adebayo", "Jide Balogun", "Halima Yusuf");
    writers = await three(["CONTENT", "COMPLIANCE"], "Kelechi Nwosu", "Amina Sule", "Bisi Lawal");
    [requester, second, third] = finance;
  });
  afterAll(async () => {
    const { findings } = await checkLedger(ledgerChecks, "full");
    await stage.close();
    expect(findings).toEqual([]);
  });
}
