import type { AccountRef, Plan, PlannedCount } from "./plan";

const snakeNames = new Map<string, string>();

function snakeCase(name: string): string {
  let snake = snakeNames.get(name);
  if (snake === undefined) {
    snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    snakeNames.set(name, snake);
  }
  return snake;
}

const digits = (value: unknown) => (typeof value === "bigint" ? value.toString() : value);

const listed = (item: unknown) => (typeof item === "object" && item !== null ? snakeRow(item) : digits(item));

/** A row with SQL column names and bigints as digits. Lists contain rows of another table, or plain values. */
function snakeRow(row: object): object {
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    columns[snakeCase(name)] = Array.isArray(value) ? value.map(listed) : digits(value);
  }
  return columns;
}

/** A list as commit_plan expects it: omitted if empty. */
const mapOrOmit = <Item, Wire>(
  list: readonly Item[] | undefined,
  wire: (item: Item) => Wire,
): Wire[] | undefined => (list?.length ? list.map(wire) : undefined);

const identity = <Item>(item: Item): Item => item;

interface WireRow {
  t: string;
  i: string;
}

const byTableAndId = (a: WireRow, b: WireRow) => (a.t + a.i < b.t + b.i ? -1 : 1);

function wireRows({ rows = [], counts = [] }: Plan): WireRow[] | undefined {
  const moves = rows.map(({ table, id, version, move, set, note }) => ({
    t: table,
    i: id,
    v: version.toString(),
    m: move,
    s: set && snakeRow(set),
    n: note ?? undefined,
  }));
  const changes = mergeCounts(counts).map(({ table, id, change, guard, to }) => ({
    t: table,
    i: id,
    c: snakeRow(change),
    g: guard,
    to,
  }));
  const all: WireRow[] = [...moves, ...changes];
  return all.length > 0 ? all.sort(byTableAndId) : undefined;
}

/** Sums the changes of each row: otherwise each would be checked against the result of the ones before it. */
function mergeCounts(counts: readonly PlannedCount[]): PlannedCount[] {
  const byRow = new Map<string, PlannedCount>();
  for (const count of counts) {
    const known = byRow.get(count.table + count.id);
    if (!known) {
      byRow.set(count.table + count.id, count);
      continue;
    }
    const change = { ...known.change };
    for (const [column, by] of Object.entries(count.change)) {
      change[column] = BigInt(change[column] ?? 0) + BigInt(by);
    }
    byRow.set(count.table + count.id, {
      ...known,
      ...count,
      change,
      guard: { ...known.guard, ...count.guard },
    });
  }
  return [...byRow.values()];
}

/** In the text form of jsonb, because commit_plan compares texts. */
const accountText = ({ kind, subject, owner, currency }: AccountRef) =>
  `["${kind}", "${subject}", "${owner}", "${currency}"]`;

function wireTransfers({ transfers = [], subject }: Plan) {
  if (transfers.length === 0) return {};
  const texts = new Set(transfers.flatMap(({ from, to }) => [accountText(from), accountText(to)]));
  const sorted = [...texts].sort();
  const places = new Map(sorted.map((text, place) => [text, place]));
  return {
    accounts: sorted.map((text) => JSON.parse(text) as string[]),
    transfers: transfers.map((leg) => ({
      k: leg.kind,
      s: leg.subject ?? subject?.id,
      f: places.get(accountText(leg.from)),
      t: places.get(accountText(leg.to)),
      a: leg.amount.toString(),
      r: leg.reverses?.toString(),
    })),
  };
}

/** A plan as commit_plan accepts it. */
export function wireForm(plan: Plan): string {
  return JSON.stringify({
    subject: plan.subject,
    reverses: plan.reverses?.toString(),
    approval: plan.approval,
    rows: wireRows(plan),
    insert: mapOrOmit(plan.insert, ({ table, row }) => ({ t: table, r: snakeRow(row) })),
    ...wireTransfers(plan),
    audit: mapOrOmit(plan.audit, snakeRow),
    events: mapOrOmit(plan.events, identity),
    result: plan.result,
  });
}
