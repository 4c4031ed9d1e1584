import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { HOME } from "@/lib/money/currencies";
import { accountText, type Draft, type Leg, type Row, withRow } from "./plans";
import type { Forged, Lawful, Material, World } from "./world";

const own = (owner: string, currency = HOME) => accountText("WALLET", "", owner, currency);

const withLegs = (draft: Draft, legs: Leg[]): Draft => ({ ...draft, legs });

/** The machine's own kinds of transfer, and some of the others: each turn others. */
function someKinds({ machine, act }: Lawful, { kinds }: Material): string[] {
  const known = machine.declaration.transfers ?? {};
  return kinds.filter((kind, at) => kind in known || (at + act.length) % 5 === 0);
}

export function otherLegs(lawful: Lawful, { stage: { people } }: World, material: Material): Forged[] {
  const { draft, machine } = lawful;
  const { ada, eve } = people;
  const kinds = someKinds(lawful, material);
  const altered = draft.legs.flatMap((leg, at) => {
    const change = (what: string, part: Partial<Leg>): Forged => ({
      breaks: `${leg.kind} ${what}`,
      draft: withLegs(draft, draft.legs.with(at, { ...leg, ...part })),
    });
    const other = (text: string) => text.replace(`"${HOME}"]`, '"BTC"]');
    return [
      change("of one more", { amount: String(BigInt(leg.amount) + 1n) }),
      change("of one less", { amount: String(BigInt(leg.amount) - 1n) }),
      change("doubled", { amount: String(BigInt(leg.amount) * 2n) }),
      change("to Eve", { to: own(eve.id) }),
      change("from Eve", { from: own(eve.id) }),
      change("to another's hold", { to: accountText("HOLD", machine.name, newId(), HOME) }),
      change("the other way", { from: leg.to, to: leg.from }),
      change("in another currency", { from: other(leg.from), to: other(leg.to) }),
      change("between currencies", { to: other(leg.to) }),
      change("about another row", { subject: newId() }),
      ...kinds.filter((kind) => kind !== leg.kind).map((kind) => change(`as ${kind}`, { kind })),
      { breaks: `${leg.kind} missing`, draft: withLegs(draft, draft.legs.toSpliced(at, 1)) },
      { breaks: `${leg.kind} twice`, draft: withLegs(draft, [...draft.legs, leg]) },
    ];
  });
  const subject = draft.subject?.id ?? "";
  const theft = (kind: string, from: string): Forged => ({
    breaks: `${kind} to Eve as well`,
    draft: withLegs(draft, [...draft.legs, { kind, subject, from, to: own(eve.id), amount: "5" }]),
  });
  const hold = accountText("HOLD", machine.name, subject, HOME);
  const extra = kinds.flatMap((kind) => [theft(kind, own(ada.id)), theft(kind, hold)]);
  return [
    ...altered,
    ...(draft.legs.length > 1 ? [{ breaks: "no leg at all", draft: withLegs(draft, []) }] : []),
    ...extra,
  ];
}

export function otherCounts({ draft }: Lawful, { stage: { people } }: World): Forged[] {
  const counted = draft.rows.flatMap((row, at) => {
    if (!row.c) return [];
    const without: Forged = {
      breaks: `${row.t} not counted`,
      draft: { ...draft, rows: draft.rows.toSpliced(at, 1) },
    };
    const changed = Object.keys(row.c).flatMap((column) =>
      [-1, 1].map((by) => ({
        breaks: `${row.t}.${column} counted ${by > 0 ? "+" : ""}${by}`,
        draft: withRow(draft, at, { c: { ...row.c, [column]: Number(row.c?.[column]) + by } }),
      })),
    );
    return [without, ...changed];
  });
  const count = (who: string, id: string, change: Row): Forged => ({
    breaks: `${who}'s ${Object.keys(change)[0] ?? ""} counted as well`,
    draft: { ...draft, rows: [...draft.rows, { t: "allowance", i: id, c: change, g: { day: today() } }] },
  });
  const names = { eve: people.eve.id, own: draft.who };
  const more = Object.entries(names)
    .filter(([, id]) => id !== SYSTEM_ID)
    .flatMap(([name, id]) => [
      count(name, id, { open_offers: 1 }),
      count(name, id, { traded_minor: 100 }),
      count(name, id, { payouts: 1 }),
    ]);
  return [...counted, ...more];
}

const today = () => new Date(Date.now() + 3_600_000).toISOString().slice(0, 10);
