/** A plan before it is sent, in the words of commit_plan, with accounts written out so that any part can be altered. */
export interface Draft {
  who: string;
  subject?: { kind: string; id: string } | undefined;
  rows: DraftRow[];
  insert: { t: string; r: Row }[];
  legs: Leg[];
  audit: Row[];
  events: { topic: string; payload: object }[];
  act?: string;
  result?: object;
  approval?: string;
  reverses?: string;
}

export type Row = Record<string, unknown>;

export interface DraftRow {
  t: string;
  i: string;
  v?: string;
  m?: string;
  s?: Row;
  c?: Row;
  to?: string | null;
  g?: Row;
}

/** Accounts in the text form of jsonb, as `account_text` in SQL. */
export interface Leg {
  kind: string;
  subject: string;
  from: string;
  to: string;
  amount: string;
}

export const accountText = (kind: string, subject: string, owner: string, currency: string): string =>
  `["${kind}", "${subject}", "${owner}", "${currency}"]`;

/** As commit_plan reads it: rows and accounts sorted, counts of one row summed. */
export function wireOf({ who, act, rows, insert, legs, ...rest }: Draft): {
  who: string;
  act?: string | undefined;
  plan: object;
} {
  const texts = [...new Set(legs.flatMap(({ from, to }) => [from, to]))].sort();
  return {
    who,
    act,
    plan: {
      result: {},
      ...rest,
      rows: summed(rows).toSorted((a, b) => (a.t + a.i < b.t + b.i ? -1 : 1)),
      insert,
      ...(legs.length > 0 && {
        accounts: texts.map((text) => JSON.parse(text) as unknown),
        transfers: legs.map(({ kind, subject, from, to, amount }) => ({
          k: kind,
          s: subject,
          f: texts.indexOf(from),
          t: texts.indexOf(to),
          a: amount,
        })),
      }),
    },
  };
}

function summed(rows: readonly DraftRow[]): DraftRow[] {
  const counts = new Map<string, DraftRow>();
  for (const row of rows.filter(({ c }) => c)) {
    const before = counts.get(row.t + row.i);
    const change = { ...before?.c };
    for (const [column, by] of Object.entries(row.c ?? {})) {
      change[column] = Number(change[column] ?? 0) + Number(by);
    }
    counts.set(row.t + row.i, { ...before, ...row, c: change, g: { ...before?.g, ...row.g } });
  }
  return [...rows.filter(({ c }) => !c), ...counts.values()];
}

/** Joins the parts of one plan; the first says who and what it is about. */
export const joined = (first: Draft, ...others: Draft[]): Draft => ({
  ...first,
  rows: [first, ...others].flatMap(({ rows }) => rows),
  insert: [first, ...others].flatMap(({ insert }) => insert),
  legs: [first, ...others].flatMap(({ legs }) => legs),
});

export const withRow = (draft: Draft, at: number, change: Partial<DraftRow>): Draft => ({
  ...draft,
  rows: draft.rows.map((row, place) => (place === at ? { ...row, ...change } : row)),
});

/** What the audit log says of an act. */
export const auditOf = (who: string, kind = "x", id = "x"): Row[] => [
  { actor_id: who, act: "test.forged", subject_kind: kind, subject_id: id },
];
