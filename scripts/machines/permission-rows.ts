import { actRules } from "@/lib/kernel/approvals/act-rules";
import { approvalCodes, severalCodes } from "@/lib/kernel/approvals/reason-codes";
import { rejectionReasons } from "../../lib/catalog/words";
import { looserSettings, settingActs } from "../../lib/kernel/approvals/setting-acts";
import { flagKeys, flagOf } from "../../lib/kernel/flags/flags";
import { permissions, roleConflicts, staffRoles } from "../../lib/kernel/permissions";
import { literal, rowsOf } from "./sql-text";

/** The codes of a reason, of acts for which PostgreSQL looks at them. */
const reasons: Record<string, readonly string[]> = {
  ...approvalCodes,
  ...severalCodes,
  "offer.moderate": Object.keys(rejectionReasons),
};

/** Names are code and replaced; who holds a permission is data, and comes with a permission only when it is new. */
export function permissionRows(): string {
  const named = Object.entries(permissions).map(([name, { says }]) => `${literal(name)}, ${literal(says)}`);
  const held = Object.entries(permissions).flatMap(([name, { heldBy }]) =>
    Object.entries(heldBy).map(([role, grades]) => [role, name, grades].map(literal).join(", ")),
  );
  const looser = Object.entries(looserSettings).flatMap(([name, { rising = [], falling = [] }]) => [
    ...rising.map((path) => [name, path, "1"] as const),
    ...falling.map((path) => [name, path, "-1"] as const),
  ]);
  return [
    rowsOf(
      "role",
      "name, says",
      Object.entries(staffRoles).map(([name, says]) => `${literal(name)}, ${literal(says)}`),
    ),
    rowsOf(
      "role_conflict",
      "role, other",
      roleConflicts.map((pair) => pair.map(literal).join(", ")),
    ),
    `insert into role_permission (role, permission, grades)
select * from (values
${held.map((row) => `  (${row})`).join(",\n")}) held (role, permission, grades)
where permission not in (select name from permission);`,
    rowsOf("permission", "name, says", named),
    rowsOf(
      "act_rule",
      "act, permission, expires_hours",
      Object.entries(actRules).map(
        ([act, { permission, expiresHours }]) =>
          `${literal(act)}, ${literal(permission)}, ${String(expiresHours)}`,
      ),
    ),
    rowsOf(
      "act_reason",
      "act, code",
      Object.entries(reasons).flatMap(([act, codes]) =>
        codes.map((code) => `${literal(act)}, ${literal(code)}`),
      ),
    ),
    flagRows(),
    `create or replace function setting_act(p_name text) returns text language sql immutable
return case p_name ${Object.entries(settingActs)
      .map(([name, act]) => `when ${literal(name)} then ${literal(act)}`)
      .join(" ")} else 'setting.money' end;`,
    `create or replace function setting_loosens(p_name text, was jsonb, will jsonb) returns boolean language sql immutable
return exists (select from (values
${looser.map(([name, path, sign]) => `    (${literal(name)}, ${literal(`{${path}}`)}::text[], ${sign})`).join(",\n")}) looser (name, path, sign)
  where name = p_name and ((will #>> path)::numeric - (was #>> path)::numeric) * sign > 0);`,
  ].join("\n\n");
}

/** What a flag guards is code and replaced; whom it applies to is data, and comes with a flag only when it is new. */
function flagRows(): string {
  const rows = flagKeys.map((key) => {
    const { kind, isMoney = false, default: isDefault, rollout = 0 } = flagOf(key);
    return `  (${[literal(key), literal(kind), isMoney, isDefault, rollout].join(", ")})`;
  });
  return `delete from flag where key not in (${flagKeys.map(literal).join(", ")});
insert into flag (key, kind, is_money, default_on, rollout) values
${rows.join(",\n")}
on conflict (key) do update set kind = excluded.kind, is_money = excluded.is_money, default_on = excluded.default_on;`;
}
