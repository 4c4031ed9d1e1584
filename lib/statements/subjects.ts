import "server-only";
import { join, query, type Sql } from "@/lib/kernel/db";
import type { EntryFacts, EntryName } from "@/lib/kernel/slice";
import type { WalletEntry } from "@/lib/ledger";
import type { StatementBook } from "./book";

/** The subject of an entry, and the page that shows it. */
export interface Subject {
  id: string;
  link: "trade" | "deposit" | "payout";
  reference: string;
  facts: EntryFacts;
}

/** The subjects of a user's entries, by id. */
export async function subjectsOf(
  { parts }: StatementBook,
  userId: string,
  entries: readonly WalletEntry[],
): Promise<Map<string, Subject>> {
  const ids = [...new Set(entries.flatMap(({ subjectId }) => subjectId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await query<Subject>(unionAll(parts.flatMap(({ subjects }) => subjects?.(userId, ids) ?? [])));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The subject ids that a name refers to; none if it is another user's. */
export async function subjectsNamed(
  { parts }: StatementBook,
  userId: string,
  name: EntryName,
): Promise<{ ids: string[]; paidAt: Date | null }> {
  const rows = await query<{ id: string; paidAt: Date | null }>(
    unionAll(parts.flatMap(({ named }) => named?.(userId, name) ?? [])),
  );
  return { ids: rows.map(({ id }) => id), paidAt: rows.find(({ paidAt }) => paidAt)?.paidAt ?? null };
}

const unionAll = (queries: readonly Sql[]): Sql => join(queries, " union all ");
