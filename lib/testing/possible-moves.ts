import type { Machine } from "@/lib/kernel/machine";
import type { TestApp } from "./world";

/** Makes one move and takes it back. A move that the row may not make is refused with 42501; any other error is past that. */
const POSSIBLE = (table: string) => `
  create function pg_temp.is_possible(p_id uuid, p_state text, p_move text, who uuid) returns boolean language plpgsql as $$
  declare
    seen bigint;
  begin
    update ${table} set state = p_state::${table}_state where id = p_id returning version into seen;
    perform ${table}_move(p_id, seen, p_move, null, null, who, app_now(), false, 0);
    raise exception 'made' using errcode = 'AM999';
  exception
    when insufficient_privilege then return false;
    when sqlstate 'AM999' or integrity_constraint_violation then return true;
  end $$`;

/**
 * Each move that the database lets a row make, by any of these principals, as "STATE move". The row stays as it is.
 * @param id - of a row of the machine, in whatever state
 */
export async function possibleMoves(
  app: TestApp,
  { name, declaration }: Machine,
  id: string,
  principals: string[],
): Promise<string[]> {
  await app.asOwner("begin");
  try {
    const { rows: checks } = await app.asOwner(
      "select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'",
      [name],
    );
    for (const { conname } of checks) await app.asOwner(`alter table ${name} drop constraint ${conname}`);
    await app.asOwner(POSSIBLE(name));
    const { rows } = await app.asOwner(
      `select s || ' ' || m as possible from unnest($2::text[]) s, unnest($3::text[]) m
       where exists (select from unnest($4::uuid[]) who where pg_temp.is_possible($1::uuid, s, m, who)) order by 1`,
      [id, declaration.states, Object.keys(declaration.moves), principals],
    );
    return rows.map(({ possible }) => possible as string);
  } finally {
    await app.asOwner("rollback");
  }
}

/** Each move that the declaration allows, as "STATE move". */
export const declaredMoves = ({ declaration }: Machine): string[] =>
  Object.entries(declaration.moves)
    .flatMap(([move, { from = [] }]) => from.map((state) => `${state} ${move}`))
    .toSorted();
