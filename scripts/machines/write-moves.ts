import { type MachineMove, shownName } from "../../lib/kernel/machine";
import { BY, MachineText, roleOf } from "./machine-text";
import { literal, ofRow } from "./sql-text";

/** The function that moves a row: one branch a move. */
export class MoveWriter extends MachineText {
  moves(): string {
    const { name } = this;
    const branches = Object.entries(this.declared.moves).map(([move, row]) => this.branch(move, row));
    if (branches.length === 0) return "";
    return `create or replace function ${name}_move(p_id uuid, p_version bigint, p_move text, p_from text, s jsonb, p_note text, ${BY})
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  n ${name};
  e effect;
begin
  case p_move
${branches.join("\n")}
  else
    raise exception 'a ${name} has no move %', p_move using errcode = '42501';
  end case;
  if n.${this.key} is null then
    perform row_not_moved(${literal(name)}, p_move, (select r.version from ${name} r where r.${this.key} = p_id), p_version);
  end if;
  e.kind := ${literal(name)};
  e.id := p_id;
${this.effect("n")}
  return e;
end $$;`;
  }

  private branch(move: string, row: MachineMove): string {
    const given = [...(row.sets ?? []), ...(row.mayset ?? []), ...(row.takes ?? [])];
    const sets = [
      "version = r.version + 1",
      ...(row.to && row.to !== "same" ? [`state = ${literal(row.to)}`] : []),
      ...(this.declared.timeline ? ["moves = r.moves + 1"] : []),
      ...(row.sets ?? []).map((column) => `${column} = ${this.typed(column, "s")}`),
      ...(row.mayset ?? []).map(
        (column) =>
          `${column} = case when s ? '${column}' then ${this.typed(column, "s")} else r.${column} end`,
      ),
      ...Object.entries(row.fixed ?? {}).map(([column, sql]) => `${column} = ${sql}`),
    ];
    const where = [
      `r.${this.key} = p_id and r.version = p_version`,
      ...this.fromStates(row),
      ...(row.if ? [`(${row.if})`] : []),
      ...this.allowed(row.by),
    ];
    const lines = [
      given.length === 0
        ? `if s is not null and s <> '{}' then perform columns_refused(${literal(this.name)}, s); end if;`
        : `if s - '{${given.join(",")}}'::text[] <> '{}' then perform columns_refused(${literal(this.name)}, s); end if;`,
      `update ${this.name} r set ${sets.join(", ")}`,
      `  where ${where.join("\n        and ")}`,
      "  returning r.* into n;",
      ...this.rules(row.posts, "n"),
      ...(this.dueMoves(row) ? ["e.due_moved := true;"] : []),
      ...(row.posts && Object.values(row.posts).includes(null) && this.declared.feeRule
        ? [`e.fee_rule := ${ofRow(this.declared.feeRule, "n")};`]
        : []),
      ...(row.units ? [`e.units := ${literal(row.units)};`] : []),
      ...(row.offer ? [`e.offer_to := ${ofRow(row.offer, "n")};`] : []),
      ...(row.checks ? ["e.check_move := p_move;"] : []),
      ...this.timelineEntry(move, row),
    ];
    return `  when ${literal(move)} then\n${lines.map((line) => `    ${line}`).join("\n")}`;
  }

  private fromStates({ from }: MachineMove): string[] {
    if (!from) return [];
    if (from.length === 1) return [`r.state = ${literal(from[0] ?? "")}`];
    const legal = from.map(literal).join(", ");
    if (this.declared.timeline) return [`r.state = p_from::${this.name}_state and p_from in (${legal})`];
    return [`r.state in (${legal})`];
  }

  /** Who may: as a condition on the row that is about to move. */
  private allowed(by: readonly string[]): string[] {
    if (by.includes("any")) return [];
    return [`(${by.map((actor) => this.isActor(actor, "r")).join(" or ")})`];
  }

  private dueMoves({ from, to }: MachineMove): boolean {
    const { holds } = this.declared;
    if (!holds || !from || to === undefined || to === "same") return false;
    const held = from.filter((state) => holds.while.includes(state)).length;
    if (held > 0 && held < from.length)
      throw new Error(`${this.name}: a move from states that hold and do not`);
    return held > 0 !== holds.while.includes(to);
  }

  private timelineEntry(move: string, { by, from = [], to }: MachineMove): string[] {
    const named = this.declared.timeline;
    if (!named) return [];
    const was = from.length === 1 ? literal(from[0] ?? "") : "p_from";
    const [first = ""] = by;
    const isNamed =
      by.length === 1 && (named.includes(first) || this.declared.parties?.[first] === undefined);
    const role = isNamed ? literal(roleOf(first)) : `case who ${this.roleCases(named)} end`;
    const is = to === "same" ? was : literal(to ?? "");
    return [
      `if n.${this.key} is not null then`,
      `  insert into timeline (${this.name}_id, sequence, move, actor_id, actor_role, from_state, to_state, note, posting_id, at)`,
      `  values (p_id, n.moves, ${literal(shownName(move))}, who, ${role}, ${was}::${this.name}_state, ${is}::${this.name}_state, p_note, p_posting, at);`,
      "end if;",
    ];
  }

  private roleCases(by: readonly string[]): string {
    return by
      .map((actor) => `when ${ofRow(this.declared.parties?.[actor] ?? "", "n")} then ${literal(actor)}`)
      .join(" ");
  }
}
