import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { MachineMove } from "@/lib/kernel/machine";
import { type Draft, joined, type Row } from "./plans";
import type { Forged, Lawful, Material, World } from "./world";

/** Other values of a column, by its type. */
function others(type: string, value: unknown, world: World): unknown[] {
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);
  switch (type) {
    case "int8":
    case "int4":
      return [String(BigInt((value ?? 0) as string) + 1n), "0", "-1"];
    case "uuid":
      return [newId(), world.stage.people.eve.id];
    case "timestamptz":
      return [null, days(-1), days(4_000)];
    case "date":
      return [null, days(-1).toISOString().slice(0, 10), days(1).toISOString().slice(0, 10)];
    case "bool":
      return [!value];
    case "jsonb":
      return [{}, null];
    default:
      return ["forged", null];
  }
}

/**
 * The same act with another value in each column that a rule gives, together with the legs that the database itself would then
 * want: the price, the fee, the terms, the hold, the day, the owner. What the worker writes of gateways has no rule but its source.
 */
export async function otherTerms(lawful: Lawful, world: World, { columns }: Material): Promise<Forged[]> {
  if (lawful.draft.who === SYSTEM_ID) return [];
  const types = new Map(columns.get(lawful.machine.name));
  const free = lawful.act === "insert" ? lawful.story.chooses : lawful.story.moves?.[lawful.act]?.chooses;
  const given = givenBy(lawful).filter((column) => !free?.includes(column));
  const forged: Forged[] = [];
  for (const column of given) {
    const before = valuesOf(lawful)[column];
    for (const value of others(types.get(column) ?? "", before, world)) {
      if (value === (before ?? null)) continue;
      const draft = await withTerm(lawful, world, { [column]: value });
      forged.push({ breaks: `${column} ${JSON.stringify(value)}`, draft });
    }
  }
  for (const [column, values] of Object.entries((lawful.act === "insert" && lawful.story.beyond) || {})) {
    for (const value of values) {
      const draft = await withTerm(lawful, world, { [column]: value });
      forged.push({ breaks: `${column} ${JSON.stringify(value)}`, draft });
    }
  }
  return forged;
}

function givenBy({ machine: { declaration }, act }: Lawful): readonly string[] {
  if (act === "insert") return declaration.insert?.from ? [] : (declaration.insert?.columns ?? []);
  const { sets = [], mayset = [], takes = [] } = declaration.moves[act] as MachineMove;
  return [...sets, ...mayset, ...takes];
}

const valuesOf = ({ draft, machine, act }: Lawful): Row =>
  (act === "insert"
    ? draft.insert[0]?.r
    : draft.rows.find(({ t, m }) => t === machine.name && m === act)?.s) ?? {};

async function withTerm({ machine, act, draft, row }: Lawful, world: World, term: Row): Promise<Draft> {
  if (act !== "insert") {
    const rows = draft.rows.map((one) =>
      one.t === machine.name && one.m === act ? { ...one, s: { ...one.s, ...term } } : one,
    );
    return { ...draft, rows };
  }
  const { rows, insert, ...rest } = draft;
  const other = { ...row, ...term };
  try {
    const part = await world.stage.undone(() => world.insertPart(machine, other, draft.who));
    const moved = rows.filter(({ m }) => m !== undefined);
    return joined(part, { ...rest, rows: moved, legs: [], insert: insert.slice(1) });
  } catch {
    return { ...draft, insert: [{ t: machine.name, r: other }, ...insert.slice(1)] }; // refused already as it is made
  }
}
