import { MachineText } from "./machine-text";
import { literal } from "./sql-text";

/** The function that looks at a row once the whole plan is written. */
export class CheckWriter extends MachineText {
  /** What must hold of a row once the whole plan is written: looked at last, because other rows may have to move first. */
  checks(): string {
    const all = [
      ...(this.declared.insert?.checks ? [["insert", this.declared.insert.checks] as const] : []),
      ...Object.entries(this.declared.moves).flatMap(([move, { checks }]) =>
        checks ? [[move, checks] as const] : [],
      ),
    ];
    if (all.length === 0) return "";
    const branches = all.map(([move, checks]) => {
      const cases = Object.entries(checks).map(
        ([what, sql]) => `when (${sql}) is not true then ${literal(what)}`,
      );
      return `    when ${literal(move)} then
      select case ${cases.join("\n        ")} end into broken from ${this.name} r where r.${this.key} = p_id;`;
    });
    return `create or replace function ${this.name}_must_hold(p_id uuid, p_move text, who uuid)
returns void language plpgsql set search_path = public, pg_temp as $$
declare
  broken text;
begin
  case p_move
${branches.join("\n")}
  end case;
  if broken is not null then
    raise exception '${this.name} %, %: it does not hold that %', p_id, p_move, broken using errcode = '23514';
  end if;
end $$;`;
  }
}
