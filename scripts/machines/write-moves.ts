import { type MachineMove, shownName } from "../../lib/kernel/machine";
import { BY, MachineText, type Returned, returning, roleOf } from "./machine-text";
import { literal, SYSTEM } from "./sql-text";

/** The function that moves a row: one branch a move. */
export class MoveWriter extends MachineText {
  moves(): string {
    const { name } = this;
    const { timeline } = this.declared;
    const branches = Object.entries(this.declared.moves).map(([move, row]) => this.branch(move, row));
    if (branches.length === 0) return "";
    return `create or replace function ${name}_move(p_id uuid, p_version bigint, p_move text, s jsonb, p_note text, ${BY})
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
${branches.some((branch) => branch.includes("self")) ? "  self text := p_id::text;\n" : ""}  e effect;${
      timeline
        ? `
  v_move text;
  v_role text;
  v_from ${name}_state;
  v_to ${name}_state;
  v_sequence int;`
        : ""
    }
begin
  case p_move
${branches.join("\n")}
  else
    raise exception 'a ${name} has no move %', p_move using errcode = '42501';
  end case;
  if e.id is null then
    perform row_not_moved(${literal(name)}, p_move, (select r.version from ${name} r where r.${this.key} = p_id), p_version);
  end if;
  e.kind := ${literal(name)};
${
  timeline
    ? `  insert into timeline (${name}_id, sequence, move, actor_id, actor_role, from_state, to_state, note, posting_id, at)
  values (p_id, v_sequence, v_move, who, v_role, v_from, v_to, p_note, p_posting, at);
`
    : ""
}  return e;
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
    const surplus = given.length === 0 ? "s" : `s - '{${given.join(",")}}'::text[]`;
    const lines = [
      `if ${surplus} <> '{}' then perform columns_refused(${literal(this.name)}, s); end if;`,
      `update ${this.name} r set ${sets.join(", ")}`,
      `  where ${where.join("\n        and ")}`,
      `  ${returning(this.returned(move, row))}`,
    ];
    return `  when ${literal(move)} then\n${lines.map((line) => `    ${line}`).join("\n")}`;
  }

  private returned(move: string, row: MachineMove): Returned[] {
    const { feeRule } = this.declared;
    return [
      ...this.effect(),
      ...this.rules(row.posts),
      ...(this.dueMoves(row) ? [["e.due_moved", "true"] as const] : []),
      ...(feeRule && Object.values(row.posts ?? {}).includes(null) ? [["e.fee_rule", feeRule] as const] : []),
      ...this.owed(row.counts),
      ...this.byStaff(row.by),
      ...(row.units ? [["e.units", literal(row.units)] as const] : []),
      ...(row.offer ? [["e.offer_to", row.offer] as const] : []),
      ...(row.checks ? [["e.check_move", literal(move)] as const] : []),
      ...this.timelineEntry(move, row),
    ];
  }

  private fromStates({ from }: MachineMove): string[] {
    if (!from) return [];
    if (from.length === 1) return [`r.state = ${literal(from[0] ?? "")}`];
    return [`r.state in (${from.map(literal).join(", ")})`];
  }

  /** Who may: as a condition on the row that is about to move. */
  private allowed(by: readonly string[]): string[] {
    if (by.includes("any")) return [];
    return [`(${by.map((actor) => this.isActor(actor)).join(" or ")})`];
  }

  private dueMoves({ from, to }: MachineMove): boolean {
    const { holds } = this.declared;
    if (!holds || !from || to === undefined || to === "same") return false;
    const held = from.filter((state) => holds.while.includes(state)).length;
    if (held > 0 && held < from.length)
      throw new Error(`${this.name}: a move from states that hold and do not`);
    return held > 0 !== holds.while.includes(to);
  }

  private timelineEntry(move: string, { by }: MachineMove): Returned[] {
    const named = this.declared.timeline;
    if (!named) return [];
    const [first = ""] = by;
    const isNamed =
      by.length === 1 && (named.includes(first) || this.declared.parties?.[first] === undefined);
    const role = isNamed ? literal(roleOf(first)) : `case who ${this.roleCases(named, by)} end`;
    return [
      ["v_move", literal(shownName(move))],
      ["v_role", role],
      ["v_from", "old.state"],
      ["v_to", "new.state"],
      ["v_sequence", "r.moves"],
    ];
  }

  /** Parties by their columns; of several others the clock is the system, and the rest are staff. */
  private roleCases(named: readonly string[], by: readonly string[]): string {
    const cases = named.map((actor) => `when ${this.declared.parties?.[actor]} then ${literal(actor)}`);
    const isStaff = by.some((actor) => actor.startsWith("staff:"));
    return [
      ...cases,
      ...(by.includes("system") ? [`when ${SYSTEM} then 'clock'`] : []),
      ...(isStaff ? ["else 'moderator'"] : []),
    ].join(" ");
  }
}
