import type { MachineInsert } from "../../lib/kernel/machine";
import { BY, MachineText, roleOf } from "./machine-text";
import { literal } from "./sql-text";

/** The function that makes a row. */
export class InsertWriter extends MachineText {
  insert(): string {
    const { insert } = this.declared;
    if (!insert) return "";
    return `create or replace function ${this.name}_insert(row_ jsonb, ${BY})
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  n ${this.name};
  e effect;
begin
${this.insertStatement(insert)}
  if n.${this.key} is null or not (${insert.by.map((actor) => this.isActor(actor, "n")).join(" or ")}) then
    raise exception 'a ${this.name} may not be made by %', who using errcode = '42501';
  end if;
${this.insertLines(insert)}
  e.kind := ${literal(this.name)};
  e.id := n.${this.key};
${this.effect("n")}
${this.declared.holds ? "  e.due_moved := e.due <> 0;" : ""}
${this.insertRules(insert)}
${this.insertUnits(insert)}
${insert.checks ? "  e.check_move := 'insert';" : ""}
${this.firstEntry(insert)}
  return e;
end $$;`.replaceAll(/\n{2,}/g, "\n");
  }

  private insertStatement(insert: MachineInsert): string {
    const stateful = this.declared.states !== undefined;
    if (insert.from) {
      return `  insert into ${this.name} (${[...insert.columns, "created_at"].join(", ")})
  ${insert.from}
  returning * into n;`;
    }
    const states = insert.states ?? this.declared.states?.slice(0, 1) ?? [];
    const columns = [
      ...insert.columns.map((column) => [column, this.typed(column, "row_")]),
      ...(stateful
        ? [
            [
              "state",
              states.length > 1
                ? `coalesce(row_->>'state', ${literal(states[0] ?? "")})::${this.name}_state`
                : literal(states[0] ?? ""),
            ],
          ]
        : []),
      ...Object.entries(insert.fixed ?? {}),
      ["created_at", "at"],
    ];
    const legal =
      states.length > 1
        ? `  if coalesce(row_->>'state', ${literal(states[0] ?? "")}) not in (${states.map(literal).join(", ")}) then
    raise exception 'no ${this.name} is made %', row_->>'state' using errcode = '42501';
  end if;\n`
        : "";
    const known = [
      ...insert.columns,
      ...(states.length > 1 ? ["state"] : []),
      ...(insert.lines ? [insert.lines.name] : []),
    ];
    return `  if row_ - '{${known.join(",")}}'::text[] <> '{}' then perform columns_refused(${literal(this.name)}, row_); end if;
${legal}  insert into ${this.name} (${columns.map(([column]) => column).join(", ")})
  values (${columns.map(([, sql]) => sql).join(", ")})
  returning * into n;`;
  }

  private insertRules({ posts = {} }: MachineInsert): string {
    const { any, ...byState } = posts;
    const others = this.rules(any, "n").map((line) => `  ${line}`);
    if (Object.keys(byState).length === 0) return others.join("\n");
    const branches = Object.entries(byState).map(
      ([state, kinds]) => `    when ${literal(state)} then ${this.rules(kinds, "n").join("")}`,
    );
    return `  case n.state\n${branches.join("\n")}\n    else ${others.join("").trim() || "null;"}\n  end case;`;
  }

  private insertUnits({ units }: MachineInsert): string {
    if (!units) return "";
    if (!units.sellIn) return "  e.units := 'take';";
    return `  e.units := case n.state when ${literal(units.sellIn)} then 'buy' else 'take' end;`;
  }

  private insertLines({ lines }: MachineInsert): string {
    if (!lines) return "";
    const { name, table, key, columns } = lines;
    const typed = columns.map((column) => `(l->>'${column}')::${this.columns(table, column)}`);
    return `  insert into ${table} (${[key, ...columns].join(", ")})
  select n.${this.key}, ${typed.join(", ")} from jsonb_array_elements(row_->'${name}') l;`;
  }

  /** The first entry of the timeline is the move that made the row. */
  private firstEntry({ by }: MachineInsert): string {
    if (!this.declared.timeline) return "";
    return `  insert into timeline (${this.name}_id, sequence, move, actor_id, actor_role, from_state, to_state, posting_id, at)
  values (n.${this.key}, 1, 'accept', who, ${literal(roleOf(by[0] ?? ""))}, null, n.state, p_posting, at);`;
  }
}
