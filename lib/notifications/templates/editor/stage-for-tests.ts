import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { forgetSharedReads } from "@/lib/kernel/connection/shared-read";
import { query, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import type { StaffRole } from "@/lib/kernel/permissions";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import type { NoticeKey } from "../../kinds";
import { builtInParts } from "../built-in";
import { liveTemplates } from "../live";
import type { Language, TemplateParts } from "../parts";
import { writeTemplate } from "./commands";
import { publishTemplate } from "./publish";

export let app: TestApp;
export let ada: TestUser;
/** One of each role. */
export const staff = {} as Record<StaffRole, TestUser>;
export const reason = "Readers asked what it means.";
/** A kind that one person publishes, and one that two do. */
export const ordinary = "trade.extended";
export const ofMoney = "payout.paid";
export const refusedWith = (name: string) => expect.objectContaining({ reason: name }) as unknown;

const names: Record<StaffRole, string> = {
  SUPPORT: "Funmi",
  MODERATOR: "Chidi",
  FINANCE: "Efe",
  COMPLIANCE: "Amina",
  CONTENT: "Kelechi",
  ADMIN: "Ife",
  AUDITOR: "Ladi",
};

/** A database with one of each role, without words or requests of the test before. */
export function editorStage(): void {
  beforeAll(async () => {
    app = await testApp();
    for (const [role, name] of Object.entries(names) as [StaffRole, string][])
      staff[role] = await makeUser(app, `${name} Ade`, { staffRoles: [role] });
    ada = await makeUser(app, "Ada Obi");
  });
  afterAll(() => app.close());
  afterEach(async () => {
    await retireAll();
    await app.asOwner(
      "update approval set state = 'WITHDRAWN', ended_at = app_now(), ended_by_id = creator_id where state = 'ASKED'",
    );
  });
}

export const retireAll = () =>
  app.asOwner(
    "update notice_template set state = 'RETIRED', ended_at = app_now(), ended_by_id = by_id where state <> 'RETIRED'",
  );

interface Saving {
  of?: NoticeKey;
  language?: Language;
  over?: string | null;
}

/** Saves a draft that differs from the product’s English words in these parts, and answers its id. */
export async function save(
  by: TestUser,
  more: Partial<TemplateParts>,
  { of = ordinary, language = "en", over = null }: Saving = {},
): Promise<string> {
  const parts = { ...builtInParts(of, "en"), ...more };
  return (await writeTemplate(by.actor, newId(), { key: of, language, over, parts })).result.templateId;
}

export const put = (by: TestUser, templateId: string, key = newId()) =>
  publishTemplate(by.actor, key, { templateId, reason, reasonCode: "other" });

/** The locked screen’s words in English that staff have in force. */
export async function inForce(of: NoticeKey): Promise<string | undefined> {
  forgetSharedReads();
  return (await liveTemplates())(of, "en")?.parts.push;
}

/** The states of the newest versions in English, newest first. */
export async function states(of: NoticeKey): Promise<string[]> {
  const rows = await query<{ state: string }>(sql`
    select state::text as state from notice_template where key = ${of} and language = 'en' order by number desc limit 3`);
  return rows.map(({ state }) => state);
}
