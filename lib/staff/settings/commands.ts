import "server-only";
import pg from "pg";
import { approval } from "@/lib/kernel/approvals/machine";
import { type Command, command, type StaffRole } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import type { SettingName } from "@/lib/kernel/settings";
import { mustBeStaff } from "../staff";
import { settingRefusals } from "./refusals";

const ACT = "admin.change_setting";
const MAY_CHANGE: StaffRole[] = ["FINANCE", "ADMIN"];

export interface SettingChange {
  name: SettingName;
  /** As it is to be stored. */
  value: object;
  /** Null: as soon as a colleague has agreed. */
  effectiveFrom: Date | null;
  reason: string;
}

/**
 * Staff ask for another value of a setting, with the reason that the colleague who agrees will read.
 * @throws Refusal - not_found for whoever may not, nothing_changes
 */
export const proposeSetting = command<SettingChange, { isSame: boolean }, { approvalId: string }>({
  act: "admin.propose_setting",
  read: ({ name, value }) => sql`
    select setting_in_force(${name}) = ${JSON.stringify(value)}::jsonb as is_same`,
  decide({ isSame, now }, { name, value, effectiveFrom, reason }, by) {
    mustBeStaff(by, ...MAY_CHANGE);
    if (isSame) throw new Refusal(settingRefusals.nothing_changes);
    const id = newId();
    const detail = { name, value, effectiveFrom: (effectiveFrom ?? now).toISOString() };
    return {
      insert: [{ table: "approval", row: { id, act: ACT, subjectId: newId(), reason, detail } }],
      audit: [
        {
          actorId: by.id,
          act: "admin.propose_setting",
          subjectKind: "setting",
          subjectId: name,
          reason,
          detail,
        },
      ],
      result: { approvalId: id },
    };
  },
});

interface Requested {
  version: bigint;
  creatorId: string;
  isOver: boolean;
  isTaken: boolean;
  name: string;
  reason: string;
}

const readRequest = ({ approvalId }: { approvalId: string }) => sql`
  select a.version, a.creator_id, a.approver_id is not null or a.ended_at is not null as is_over, a.detail->>'name' as name, a.reason,
    exists (select from setting s where s.name = a.detail->>'name'
      and s.effective_from = greatest((a.detail->>'effectiveFrom')::timestamptz, app_now())) as is_taken
  from approval a where a.id = ${approvalId}::uuid and a.act = ${ACT}`;

type Request = { approvalId: string };

const agree = command<Request, Requested, { name: string }>({
  act: "admin.agree_to_setting",
  read: readRequest,
  decide({ version, creatorId, isOver, isTaken, name, reason }, { approvalId }, by) {
    mustBeStaff(by, ...MAY_CHANGE);
    if (by.id === creatorId) throw new Refusal(settingRefusals.needs_another);
    if (isOver) throw new Refusal(settingRefusals.request_over);
    if (isTaken) throw new Refusal(settingRefusals.setting_taken);
    return {
      rows: [approval.move({ id: approvalId, version }, "agree")],
      insert: [{ table: "setting", row: { approvalId } }],
      audit: [
        { actorId: by.id, act: "admin.agree_to_setting", subjectKind: "setting", subjectId: name, reason },
      ],
      result: { name },
    };
  },
});

/**
 * A second person agrees: the setting holds from the day that was asked for, never from one that is past. The database takes
 * to the letter what was asked for, and refuses whoever asked for it.
 * @throws Refusal - not_found for whoever may not, needs_another, request_over, setting_taken
 */
export const agreeToSetting: Command<Request, { name: string }> = async (by, key, input) => {
  try {
    return await agree(by, key, input);
  } catch (error) {
    // Two requests for the same moment that are agreed to at once meet at the index: the later one is told so.
    const isSecond =
      error instanceof pg.DatabaseError && error.constraint === "setting_name_effective_from_key";
    throw isSecond ? new Refusal(settingRefusals.setting_taken) : error;
  }
};

/**
 * Turns a request down, or takes one's own back.
 * @throws Refusal - not_found for whoever may not, request_over
 */
export const endRequest = command<Request, Requested, { name: string }>({
  act: "admin.end_setting_request",
  read: readRequest,
  decide({ version, isOver, name }, { approvalId }, by) {
    mustBeStaff(by, ...MAY_CHANGE);
    if (isOver) throw new Refusal(settingRefusals.request_over);
    return {
      rows: [approval.move({ id: approvalId, version }, "end")],
      audit: [{ actorId: by.id, act: "admin.end_setting_request", subjectKind: "setting", subjectId: name }],
      result: { name },
    };
  },
});
