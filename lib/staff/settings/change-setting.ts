import "server-only";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { type SettingAct, settingAct } from "@/lib/kernel/approvals/setting-acts";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { settingShapes } from "@/lib/kernel/settings";
import { formatDateTime } from "@/lib/kernel/time-format";
import { changedNow } from "@/lib/settings/events";
import { settingForms } from "./forms";
import { SettingChange } from "./schema";
import { changesOf, type JsonObject } from "./typed";

const settingRefusals = refusals({
  unfit_value: { status: 422, says: ({ problem }) => `Invalid value: ${String(problem)}` },
  nothing_changes: { status: 409, says: "Nothing has changed. Change a value first." },
  setting_taken: {
    status: 409,
    says: "Another change to this setting takes effect at the same time. Choose a different time.",
  },
});

interface SettingFacts {
  inForce: JsonObject;
  isSame: boolean;
  isTaken: boolean;
  version: bigint;
  /** It loosens a limit, so it takes effect 24 hours after it is agreed to at the earliest. */
  isDelayed: boolean;
}

/** The setting takes effect at the requested time, never in the past; the database copies it from the request. */
const changeOf = (act: SettingAct) =>
  approvable({
    act,
    detail: SettingChange,
    read: ({ name, value, effectiveFrom }) => sql`
      select setting_in_force(${name}) as in_force, settings_version() as version, setting_in_force(${name}) = ${JSON.stringify(value)}::jsonb as is_same,
        setting_from(${name}, ${JSON.stringify(value)}::jsonb, ${effectiveFrom}::timestamptz, app_now())
          > greatest(${effectiveFrom}::timestamptz, app_now()) as is_delayed,
        exists (select from setting s where s.name = ${name}
          and s.effective_from = greatest(${effectiveFrom}::timestamptz, app_now())) as is_taken`,
    about: (_facts: SettingFacts, { name }) => ({
      subject: {
        kind: "setting",
        id: newId(),
        auditId: name,
        name: settingForms[name].title,
        href: "/admin/settings",
      },
    }),
    mayRequest({ isSame }, { name, value }) {
      const fit = settingShapes[name].safeParse(value);
      const problem = fit.error?.issues[0]?.message;
      if (!fit.success)
        throw new Refusal(settingRefusals.unfit_value, { problem: problem ?? "check it again." });
      if (isSame) throw new Refusal(settingRefusals.nothing_changes);
    },
    effectText({ inForce, isDelayed }, { name, value, effectiveFrom }) {
      const wanted = effectiveFrom
        ? `from ${formatDateTime(new Date(effectiveFrom))}`
        : "as soon as it is agreed to";
      const from = isDelayed ? "24 hours after it is agreed to" : wanted;
      return {
        says: `Change “${settingForms[name].title}” ${from}`,
        changes: changesOf(settingForms[name], inForce, value as JsonObject),
      };
    },
    run({ isTaken, isDelayed, version, now }, { name, effectiveFrom }, _by, { id: approvalId, subjectId }) {
      if (isTaken) throw new Refusal(settingRefusals.setting_taken);
      return {
        subject: { kind: "setting", id: subjectId },
        insert: [{ table: "setting", row: { approvalId } }],
        // Later ones are announced once they are in force.
        events:
          isDelayed || (effectiveFrom && new Date(effectiveFrom) > now) ? [] : [changedNow(name, version)],
        result: { name },
      };
    },
    taken: { setting_name_effective_from_key: settingRefusals.setting_taken },
  });

export const settingChanges = {
  "setting.money": changeOf("setting.money"),
  "setting.limit": changeOf("setting.limit"),
  "setting.other": changeOf("setting.other"),
};

/** Requests a change of a setting. Refuses unfit_value, nothing_changes, setting_taken. */
export const requestSetting: (typeof settingChanges)["setting.money"]["request"] = (by, key, change) =>
  settingChanges[settingAct(change.name)].request(by, key, change);
