import "server-only";
import { approvable } from "@/lib/kernel/approvals/approvable";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import type { Why } from "@/lib/kernel/approvals/spec";
import { command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { ALONE, type FlagKey, flagOf } from "@/lib/kernel/flags/flags";
import { may, mustHold, refusalFor } from "@/lib/kernel/permissions";
import { Refusal, refusals } from "@/lib/kernel/refusal";
import { changedNow } from "../events";
import { flag } from "./machine";
import { FlagChange } from "./schema";
import { changedWords } from "./words";

export const flagRefusals = refusals({
  needs_two: { status: 403, says: "This reaches further than one person may decide. Request it instead." },
  killed: { status: 409, says: "This is switched off already." },
  nothing_changes: { status: 409, says: "Nothing has changed. Change a value first." },
});

type Rules = FlagChange["rules"];

interface Facts {
  id: string;
  version: bigint;
  rollout: number;
  rules: Rules;
  isKilled: boolean;
  settingsVersion: bigint;
}

const readFlag = (key: FlagKey) => sql`
  select id, version, rollout, rules, killed_at is not null as is_killed, settings_version() from flag where key = ${key}`;

/** Whether a change reaches further than one person decides: money, more than a tenth, whole levels, many people by name. */
export const needsTwo = ({ key, rollout, rules }: FlagChange): boolean =>
  flagOf(key).isMoney === true ||
  rollout > ALONE.rollout ||
  rules.levels.length > 0 ||
  rules.allowed.length > ALONE.people;

const changed = ({ settingsVersion }: Facts) => [changedNow("flags", settingsVersion)];

const auditOf = (by: string, act: string, key: FlagKey, reason: string, detail: object = {}) => [
  { actorId: by, act, subjectKind: "flag", subjectId: key, reason, detail },
];

/**
 * Changes whom a flag applies to, at once.
 * @throws Refusal - not_found, needs_two, nothing_changes
 */
export const adjustFlag = command<FlagChange & Why, Facts, { key: FlagKey }>({
  act: "flag.adjust",
  read: ({ key }) => readFlag(key),
  decide(facts, { reason, reasonCode, ...change }, by) {
    if (!may(by, "flag.change", "d")) throw refusalFor(by);
    const { key, rollout, rules } = change;
    if (needsTwo(change) || facts.isKilled) throw new Refusal(flagRefusals.needs_two);
    if (isSame(facts, change)) throw new Refusal(flagRefusals.nothing_changes);
    return {
      subject: { kind: "flag", id: facts.id },
      rows: [flag.move(facts, "adjust", { rollout, rules, changeReason: reason })],
      audit: auditOf(by.id, "flag.adjust", key, reason, { rollout, rules, reasonCode }),
      events: changed(facts),
      result: { key },
    };
  },
});

/**
 * Switches a feature off for everyone, in all processes within two seconds. Two people switch it on again.
 * @throws Refusal - not_found, killed
 */
export const killFlag = command<
  { key: FlagKey; reason: string; reasonCode?: ReasonCode },
  Facts,
  { key: FlagKey }
>({
  act: "flag.kill",
  read: ({ key }) => readFlag(key),
  decide(facts, { key, reason, reasonCode }, by) {
    mustHold(by, "flag.kill");
    if (facts.isKilled) throw new Refusal(flagRefusals.killed);
    return {
      subject: { kind: "flag", id: facts.id },
      rows: [flag.move(facts, "kill", { changeReason: reason })],
      audit: auditOf(by.id, "flag.kill", key, reason, { reasonCode }),
      events: changed(facts),
      result: { key },
    };
  },
});

/** Changes a flag as two people agreed. Ends a kill. */
export const changeFlag = approvable({
  act: "flag.change",
  detail: FlagChange,
  read: ({ key }) => readFlag(key),
  about: ({ id }: Facts, { key }) => ({
    subject: { kind: "flag", id, auditId: key, name: flagOf(key).says, href: `/admin/flags/${key}` },
  }),
  mayRequest(facts, change) {
    if (isSame(facts, change) && !facts.isKilled) throw new Refusal(flagRefusals.nothing_changes);
  },
  effectText: (facts, change) => ({
    says: `Change whom “${flagOf(change.key).says}” applies to`,
    changes: changedWords(facts, { ...change, isKilled: false }),
  }),
  // The database takes the new values from the request.
  run: (facts, { key }) => ({
    subject: { kind: "flag", id: facts.id },
    rows: [flag.move(facts, "change")],
    events: changed(facts),
    result: { key },
  }),
});

const isSame = (facts: Facts, { rollout, rules }: FlagChange): boolean =>
  changedWords(facts, { rollout, rules, isKilled: facts.isKilled }).length === 0;
