import { counterKey, MachineText, type Returned, returning } from "./machine-text";
import { literal } from "./sql-text";

/** The function that changes the counters of a row. */
export class CountWriter extends MachineText {
  counts(): string {
    const { counters, holds } = this.declared;
    if (!counters) return "";
    const { columns, derives = {}, sets = {}, guard, bounds, limits, counts } = counters;
    const { name, key } = this;
    const counted = columns.filter((column) => !(column in sets));
    const written = [
      ...counted.map((column) => `${column} = c.${column} + d_${column}`),
      ...Object.entries(sets).map(([column, sql]) => `${column} = ${sql}`),
    ];
    const derived = Object.entries(derives);
    const returned: Returned[] = [
      ...this.effect(),
      ...(holds ? [["e.due_moved", "r.hold_unit_minor <> 0"] as const] : []),
      ...this.owed(counts),
    ];
    const effect = limits
      ? [
          `e.owes := array[${columns.map((column) => counterKey(column, "p_id", limits[column]?.on)).join(", ")}];`,
          `e.owed := array[${columns.map((column) => `-d_${column}`).join(", ")}];`,
        ]
      : ["e.held := d_units_held;", "e.sold := d_units_sold;", "e.offer_to := p_to;"];
    return `create or replace function ${name}_count(p_id uuid, change jsonb, p_to text, g jsonb, at timestamptz)
returns effect language plpgsql set search_path = public, pg_temp as $$
declare
${holds ? "  self text := p_id::text;\n" : ""}  c ${name};
${columns.map((column) => `  d_${column} bigint := coalesce((change->>'${column}')::bigint, 0);`).join("\n")}
${derived.map(([variable, { type }]) => `  ${variable} ${type};`).join("\n")}
  e effect;
begin
  if change - '{${columns.join(",")}}'::text[] <> '{}' then perform columns_refused(${literal(name)}, change); end if;
  select * into c from ${name} where ${key} = p_id for no key update;
${derived.map(([variable, { sql }]) => `  ${variable} := ${sql};`).join("\n")}
  if not found or (${guard}) is not true then
    raise exception '${name} % has moved', p_id using errcode = 'AM001', detail = ${literal(name)};
  elsif (${bounds}) is not true then
    raise exception 'no room in ${name} %', p_id using errcode = 'AM004', detail = ${literal(name)};
  end if;
  e.kind := ${literal(name)};
  e.id := p_id;
  if change = '{}' and p_to is null then return e; end if; -- the lock is all that is wanted
  update ${name} r set ${written.join(",\n      ")}
    where r.${key} = p_id
    ${returning(returned)}
${effect.map((line) => `  ${line}`).join("\n")}
  return e;
end $$;`;
  }
}
