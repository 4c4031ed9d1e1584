import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { MachineMove } from "@/lib/kernel/machine";
import { otherCounts, otherLegs } from "./money";
import { auditOf, type Draft, type DraftRow, type Row, withRow } from "./plans";
import type { Forged, Lawful, Material, World } from "./world";

/** Every plan derived from a lawful one that the database must refuse, whichever role sends it. */
export function forgedFrom(lawful: Lawful, world: World, material: Material): Forged[] {
  return [
    ...byOthers(lawful, world),
    ...ofOtherRows(lawful),
    ...(lawful.act === "insert" ? [] : [...otherVersions(lawful), ...otherMoves(lawful, world)]),
    ...undeclaredColumns(lawful, material),
    ...otherLegs(lawful, world, material),
    ...otherCounts(lawful, world),
    ...otherRecords(lawful, world),
  ];
}

/** In the name of each person whose act it is not, with an audit in that name. */
function byOthers({ draft, allowed }: Lawful, { stage: { people } }: World): Forged[] {
  if (!allowed) return [];
  const { ada, bayo, eve, staff, secondFinance } = people;
  const all = { ada, bayo, eve, secondFinance, ...staff };
  const named = Object.entries(all).map(([name, { id }]) => [name, id] as const);
  return [...named, ["the system", SYSTEM_ID] as const]
    .filter(([, id]) => !allowed.includes(id))
    .map(([name, who]) => ({
      breaks: `by ${name}`,
      draft: { ...draft, who, audit: draft.audit.map((entry) => ({ ...entry, actor_id: who })) },
    }));
}

/** About another row than it moves. */
function ofOtherRows({ draft, machine }: Lawful): Forged[] {
  const subject = { kind: machine.name, id: newId() };
  return [
    { breaks: "about another row", draft: { ...draft, subject } },
    {
      breaks: "about another kind",
      draft: { ...draft, subject: { kind: "user", id: draft.subject?.id ?? "" } },
    },
  ];
}

function otherVersions({ draft }: Lawful): Forged[] {
  return draft.rows.flatMap((row, at) =>
    row.m === undefined
      ? []
      : [-1, 1].map((by) => ({
          breaks: `${row.t} at version ${by > 0 ? "+" : ""}${by}`,
          draft: withRow(draft, at, { v: String(Number(row.v) + by) }),
        })),
  );
}

/** Each move that the row's state does not allow, by each who could otherwise make it. */
function otherMoves({ draft, machine, row }: Lawful, { stage: { people } }: World): Forged[] {
  const { declaration } = machine;
  const moved = draft.rows.find(({ t, m }) => t === machine.name && m !== undefined);
  if (!moved || !declaration.states) return [];
  const staff = [...Object.values(people.staff), people.secondFinance].map(({ id }) => id);
  const parties = [people.ada.id, people.bayo.id];
  return Object.entries<MachineMove>(declaration.moves)
    .filter(([, { from = [] }]) => !from.includes(row.state as string))
    .flatMap(([m, { by }]) =>
      by.flatMap((actor) => {
        const names =
          actor === "system" ? [SYSTEM_ID] : actor.startsWith("staff:") ? staff.slice(0, 3) : parties;
        return names.map((who) => ({
          breaks: `${m} from ${row.state as string}`,
          draft: {
            ...draft,
            who,
            rows: [{ t: moved.t, i: moved.i, v: moved.v ?? "", m }],
            insert: [],
            legs: [],
            audit: auditOf(who),
          },
        }));
      }),
    );
}

const VALUES: Record<string, unknown> = {
  uuid: newId(),
  bigint: "1",
  int4: 1,
  text: "x",
  bool: true,
  jsonb: {},
  timestamptz: new Date(0),
  date: "2000-01-01",
  bytea: "\\x00",
};

/** Columns that a plan may not write. */
function undeclaredColumns({ draft, machine, act }: Lawful, { columns }: Material): Forged[] {
  const { insert, moves, id = "id" } = machine.declaration;
  const all = columns.get(machine.name) ?? [];
  const valueOf = (type: string) => VALUES[type] ?? "x";
  if (act === "insert") {
    const known = new Set<string>([...(insert?.columns ?? []), ...(insert?.from ? ["approval_id"] : [])]);
    const states = insert?.states ?? [];
    return [
      ...all
        .filter(([name]) => !known.has(name) && name !== "state")
        .map(([name, type]) => ({
          breaks: `${name} given`,
          draft: withInsert(draft, { [name]: valueOf(type) }),
        })),
      ...(machine.declaration.states ?? [])
        .filter((state) =>
          states.length > 1 ? !states.includes(state) : state !== machine.declaration.states?.[0],
        )
        .map((state) => ({ breaks: `made ${state}`, draft: withInsert(draft, { state }) })),
    ];
  }
  const move = moves[act] as MachineMove;
  const known = new Set([...(move.sets ?? []), ...(move.mayset ?? []), ...(move.takes ?? [])]);
  const at = draft.rows.findIndex(({ t, m }) => t === machine.name && m === act);
  return all
    .filter(([name]) => !known.has(name))
    .map(([name, type]) => ({
      breaks: `${name} given`,
      draft: withRow(draft, at, {
        s: { ...draft.rows[at]?.s, [name]: name === id ? newId() : valueOf(type) },
      }),
    }));
}

const withInsert = (draft: Draft, change: Row): Draft => ({
  ...draft,
  insert: draft.insert.map((one, at) => (at === 0 ? { ...one, r: { ...one.r, ...change } } : one)),
});

/** Leaves out what a plan makes or moves along with its first row, and its legs. */
function without(draft: Draft, one: Row | DraftRow): Draft {
  const id = (one as DraftRow).i ?? (one as Row).id;
  return {
    ...draft,
    insert: draft.insert.filter(({ r }) => r !== one),
    rows: draft.rows.filter((row) => row !== one),
    legs: draft.legs.filter(({ subject }) => subject !== id),
  };
}

/** Audits, events, approvals and reversals that nothing entitles to. */
function otherRecords({ draft, machine, act }: Lawful, { stage: { people } }: World): Forged[] {
  const insert = (t: string, r: Row) => ({ ...draft, insert: [...draft.insert, { t, r }] });
  const [who, victim] = [draft.who, people.bayo.id === draft.who ? people.ada.id : people.bayo.id];
  const { insert: made, moves } = machine.declaration;
  const by = act === "insert" ? made?.by : moves[act]?.by;
  const [, ...along] = [...draft.insert.map((one) => one.r), ...draft.rows.filter(({ m }) => m)];
  return [
    ...(by?.every((actor) => actor.startsWith("staff:"))
      ? [{ breaks: "no audit", draft: { ...draft, audit: [] } }]
      : []),
    ...along.map((one) => ({ breaks: "without what belongs to it", draft: without(draft, one) })),
    { breaks: "audit in another's name", draft: { ...draft, audit: auditOf(victim) } },
    { breaks: "event of no topic", draft: { ...draft, events: [{ topic: "forged.event", payload: {} }] } },
    ...(draft.approval
      ? []
      : [{ breaks: "an approval that there is not", draft: { ...draft, approval: newId() } }]),
    { breaks: "a reversal as well", draft: { ...draft, reverses: "1" } },
    { breaks: "a role as well", draft: insert("staff_grant", { user_id: who, role: "ADMIN" }) },
    { breaks: "a setting as well", draft: insert("setting", { approval_id: newId() }) },
    {
      breaks: "a table that is no machine as well",
      draft: { ...draft, rows: [...draft.rows, { t: "app_user", i: victim, v: "1" }] },
    },
  ];
}
