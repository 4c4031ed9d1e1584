import { MachineText } from "./machine-text";
import { literal } from "./sql-text";

/** The function that changes the counters of a row. */
export class CountWriter extends MachineText {
  counts(): string {
    const { counters } = this.declared;
    if (!counters) return "";
    const { columns, sets = {}, guard, bounds } = counters;
    const plain = columns
      .filter((column) => !(column in sets))
      .map((column) => `${column} = c.${column} + d_${column}`);
    const written = [...plain, ...Object.entries(sets).map(([column, sql]) => `${column} = ${sql}`)];
    const hasUnits = columns.includes("units_held");
    return `create or replace function ${this.name}_count(p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz)
returns effect language plpgsql set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
${columns.map((column) => `  d_${column} bigint := coalesce((change->>'${column}')::bigint, 0);`).join("\n")}
  n ${this.name};
  e effect;
begin
  if change - '{${columns.join(",")}}'::text[] <> '{}' then perform columns_refused(${literal(this.name)}, change); end if;
  update ${this.name} c set ${written.join(",\n      ")}
    where c.${this.key} = p_id and (${guard})
      and (${bounds})
    returning c.* into n;
  if n.${this.key} is null then
    if exists (select from ${this.name} c where c.${this.key} = p_id and (${guard})) then
      raise exception 'no room in ${this.name} %', p_id using errcode = 'AM004', detail = ${literal(this.name)};
    end if;
    raise exception '${this.name} % has moved', p_id using errcode = 'AM001', detail = ${literal(this.name)};
  end if;
  e.kind := ${literal(this.name)};
  e.id := p_id;
${this.effect("n")}
${hasUnits ? "  e.held := d_units_held;\n  e.sold := d_units_sold;\n  e.offer_to := p_to;" : "  e.counted := true;"}
${this.declared.holds ? "  e.due_moved := e.due is not null and n.hold_unit_minor <> 0;" : ""}
  return e;
end $$;`;
  }
}
