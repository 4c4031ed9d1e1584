import { z } from "zod";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { reasonCodeOf } from "@/lib/kernel/approvals/reason-codes";
import { flagKeys } from "@/lib/kernel/flags/flags";
import { typed, whole } from "@/lib/kernel/input/fields";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";

export const levels = ["BASIC", "VERIFIED", "TRUSTED"] as const;
const roles = Object.keys(staffRoles) as [StaffRole, ...StaffRole[]];
const people = z.array(z.uuid()).max(200);

export const flagKey = z.enum(flagKeys);

export const flagRules = z.strictObject({
  denied: people,
  allowed: people,
  roles: z.array(z.enum(roles)),
  levels: z.array(z.enum(levels)),
});

/** Whom a flag applies to; `rollout` in basis points of people. */
export const FlagChange = z.strictObject({
  key: flagKey,
  rollout: whole().max(10_000),
  rules: flagRules,
});
export type FlagChange = z.output<typeof FlagChange>;

const why = { reason: reasonSchema, reasonCode: reasonCodeOf("flag.change") };

export const ChangeFlag = FlagChange.extend(why);

const ids = typed()
  .transform((lines) =>
    lines
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .pipe(z.array(z.uuid("Enter ids of people, one a line.")).max(200));

const percent = typed()
  .regex(/^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/, "Enter a percentage from 0 to 100.")
  .transform((given) => Math.round(Number(given) * 100));

/** The same from a form, whose own key is that of its sending: one box for each role and level, ids one a line. */
export const ChangeFlagForm = z
  .looseObject({
    flag: flagKey,
    percent,
    denied: ids.default([]),
    allowed: ids.default([]),
    ...why,
  })
  .transform(({ flag: key, percent: rollout, denied, allowed, reason, reasonCode, ...boxes }) => {
    const chosen = <Name extends string>(names: readonly Name[], kind: string) =>
      names.filter((name) => boxes[`${kind}.${name}`] === "yes");
    const rules = { denied, allowed, roles: chosen(roles, "role"), levels: chosen(levels, "level") };
    return { key, rollout, rules, reason, reasonCode };
  });

/** What switches a flag off, from a form. */
export const KillFlagForm = z
  .object({ flag: flagKey, reason: reasonSchema, reasonCode: reasonCodeOf("kill_flag") })
  .transform(({ flag: key, ...why }) => ({ key, ...why }));
