import type { Actor } from "@/lib/kernel/command";
import { type Sql, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { LISTING_COLUMNS, LISTING_JOINS, type Part, versionColumn } from "./facts";

type Input = { listingId: string };

/** A listing that has been submitted, for staff. */
export const readForStaff = ({ listingId }: Input): Sql => sql`
  select ${LISTING_COLUMNS}, u.level, ${versionColumn(sql`l.pending_version`)} as pending from ${LISTING_JOINS}
  where l.id = ${listingId}::uuid and l.deleted_at is null and l.state <> 'DRAFT'`;

/** What is kept of a decision, and its line in the audit log. */
export function decisionPart(
  { id }: { id: string },
  by: Actor,
  decided: { verdict: string; about: number | null; reasonCode?: string; sentence?: string },
): Part {
  const { verdict, about: version, reasonCode, sentence } = decided;
  const row = { id: newId(), listingId: id, about: version ?? 0, verdict, reasonCode, sentence };
  return {
    insert: [{ table: "listing_decision", row }],
    audit: [
      {
        actorId: by.id,
        act: `listing.${verdict.toLowerCase()}`,
        subjectKind: "listing",
        subjectId: id,
        ...(sentence && { reason: sentence }),
        detail: { version: version ?? 0, ...(reasonCode && { reasonCode }) },
      },
    ],
  };
}
