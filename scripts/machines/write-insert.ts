import type { MachineInsert } from "../../lib/kernel/machine";
import { BY, MachineText, type Returned, returning, roleOf } from "./machine-text";
import { literal } from "./sql-text";

/** The function that makes a row. */
export class InsertWriter extends MachineText {
  insert(): string {
    const { insert, timeline } = this.declared;
    if (!insert) return "";
    const returned = this.returned(insert);
    const hasLegs = !insert.from && returned.some(([, sql]) => sql.includes("self"));
    return `create or replace function ${this.name}_insert(row_ jsonb, ${BY})
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
${hasLegs ? `  self text := row_->>'${this.key}';` : ""}
  allowed boolean;
  e effect;${timeline ? `\n  v_to ${this.name}_state;` : ""}
begin
${this.insertStatement(insert)}
  ${returning(returned)}
  if allowed is not true then
    raise exception 'a ${this.name} may not be made by %', who using errcode = '42501';
  end if;
${this.insertLines(insert)}
  e.kind := ${literal(this.name)};
${this.firstEntry(insert)}
  return e;
end $$;`.replaceAll(/\n{2,}/g, "\n");
  }

  private returned(insert: MachineInsert): Returned[] {
    const { holds, timeline } = this.declared;
    const effect = this.effect();
    const due = effect.find(([variable]) => variable === "e.due")?.[1];
    const returned: Returned[] = [
      ["allowed", insert.by.map((actor) => this.isActor(actor)).join(" or ")],
      ...effect,
      ...(holds ? [["e.due_moved", `${due} <> 0`] as const] : []),
      ...this.insertRules(insert),
      ...this.owed(insert.counts),
      ...this.byStaff(insert.by),
      ...(insert.units ? [["e.units", unitsOf(insert.units)] as const] : []),
      ...(insert.checks ? [["e.check_move", "'insert'"] as const] : []),
      ...(timeline ? [["v_to", "r.state"] as const] : []),
    ];
    return returned.map(([variable, sql]) => [variable, this.selfOf(this.beforeLines(sql, insert), insert)]);
  }

  /** A row that comes from another table has an id that the plan does not give. */
  private selfOf(sql: string, { from }: MachineInsert): string {
    return from ? sql.replaceAll(/\bself\b/g, `r.${this.key}`) : sql;
  }

  /** The row is made before its lines, so what they link it to is read from the plan. */
  private beforeLines(sql: string, { lines }: MachineInsert): string {
    const links = Object.entries(this.declared.links ?? {});
    if (!lines) return sql;
    return links.reduce(
      (text, [link, own]) => text.replaceAll(own, `(row_->'${lines.name}'->0->>'${link}_id')`),
      sql,
    );
  }

  private insertStatement(insert: MachineInsert): string {
    if (insert.from) {
      return `  insert into ${this.name} as r (${[...insert.columns, "created_at"].join(", ")})
  ${insert.from}`;
    }
    const states = insert.states ?? this.declared.states?.slice(0, 1) ?? [];
    const first = literal(states[0] ?? "");
    const state = states.length > 1 ? `coalesce(row_->>'state', ${first})::${this.name}_state` : first;
    const columns = [
      ...insert.columns.map((column) => [column, this.typed(column, "row_")]),
      ...(this.declared.states ? [["state", state]] : []),
      ...Object.entries(insert.fixed ?? {}),
      ["created_at", "at"],
    ];
    const legal =
      states.length > 1
        ? `  if coalesce(row_->>'state', ${first}) not in (${states.map(literal).join(", ")}) then
    raise exception 'no ${this.name} is made %', row_->>'state' using errcode = '42501';
  end if;\n`
        : "";
    const known = [
      ...insert.columns,
      ...(states.length > 1 ? ["state"] : []),
      ...(insert.lines ? [insert.lines.name] : []),
    ];
    return `  if row_ - '{${known.join(",")}}'::text[] <> '{}' then perform columns_refused(${literal(this.name)}, row_); end if;
${legal}  insert into ${this.name} as r (${columns.map(([column]) => column).join(", ")})
  values (${columns.map(([, sql]) => sql).join(", ")})`;
  }

  /** The transfers that making the row posts, which may depend on the state in which it is made. */
  private insertRules({ posts = {} }: MachineInsert): Returned[] {
    const { any, ...byState } = posts;
    const rest = this.rules(any);
    const states = Object.entries(byState).map(([state, kinds]) => [state, this.rules(kinds)] as const);
    if (states.length === 0) return rest;
    const sqlIn = (rules: readonly Returned[], variable: string) =>
      rules.find(([known]) => known === variable)?.[1] ?? "null";
    return (["e.legs", "e.amounts"] as const).map((variable) => {
      const cases = states.map(([state, rules]) => `when ${literal(state)} then ${sqlIn(rules, variable)}`);
      return [variable, `case r.state ${cases.join("\n          ")} else ${sqlIn(rest, variable)} end`];
    });
  }

  private insertLines({ lines }: MachineInsert): string {
    if (!lines) return "";
    const { name, table, key, columns } = lines;
    const typed = columns.map((column) => `(l->>'${column}')::${this.columns(table, column)}`);
    return `  insert into ${table} (${[key, ...columns].join(", ")})
  select e.id, ${typed.join(", ")} from jsonb_array_elements(row_->'${name}') l;`;
  }

  /** The first entry of the timeline is the move that made the row. */
  private firstEntry({ by }: MachineInsert): string {
    if (!this.declared.timeline) return "";
    return `  insert into timeline (${this.name}_id, sequence, move, actor_id, actor_role, from_state, to_state, posting_id, at)
  values (e.id, 1, 'accept', who, ${literal(roleOf(by[0] ?? ""))}, null, v_to, p_posting, at);`;
  }
}

/** What becomes of the units of a new row's lines: they are taken, or bought where it is made in its last state. */
const unitsOf = ({ sellIn }: NonNullable<MachineInsert["units"]>): string =>
  sellIn ? `case r.state when ${literal(sellIn)} then 'buy' else 'take' end` : "'take'";
