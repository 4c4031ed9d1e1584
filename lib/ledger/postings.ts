import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { may, mustRead } from "@/lib/kernel/permissions";
import { readPosting } from "./reversal/read-posting";
import { isReversible, type ReversiblePosting } from "./reversal/rules";

/** A posting that moved money, in a list for staff. */
export interface ListedPosting {
  id: string;
  act: string;
  subjectKind: string | null;
  subjectId: string | null;
  /** The actor; null for the system. */
  by: string | null;
  reverses: string | null;
  /** The owners of the wallets it touched. */
  owners: string[];
  at: Date;
}

const columns = sql`p.id::text as id, p.act, p.subject_kind, p.subject_id, u.name as by, p.reverses::text as reverses, p.created_at as at,
  array(select distinct o.name from transfer t join account a on a.id in (t.debit_account_id, t.credit_account_id)
    join person o on o.id = a.owner_id where t.posting_id = p.id and a.kind = 'WALLET') as owners`;

const RECENT = 20;

/** The newest postings that moved money. @throws Refusal not_found without ledger.read */
export async function latestPostings(by: Actor): Promise<ListedPosting[]> {
  mustRead(by, "ledger.read");
  return query<ListedPosting>(sql`
    select ${columns} from (select posting_id as id from transfer group by posting_id order by posting_id desc limit ${RECENT}) newest
      join posting p on p.id = newest.id left join person u on u.id = p.principal_id
    order by p.id desc`);
}

/** A posting with its transfers and its reversal. Amounts in minor units, as digits. */
export interface InspectedPosting extends ListedPosting, Pick<ReversiblePosting, "transfers"> {
  /** The posting that reversed it. */
  reversedBy: string | null;
  /** An open request to reverse it. */
  request: { id: string; by: string } | null;
  /** How many reversals were requested before; makes the next request's key unique. */
  previousRequests: number;
  /** Whether it can be reversed and this member of staff can request that. */
  canRequestReversal: boolean;
  /** Whether it can be reversed at all. */
  isReversible: boolean;
}

/** One posting; undefined if it does not exist. @throws Refusal not_found without ledger.read */
export async function inspectPosting(by: Actor, id: string): Promise<InspectedPosting | undefined> {
  mustRead(by, "ledger.read");
  if (!/^\d{1,18}$/.test(id)) return undefined;
  type PostingRow = Omit<InspectedPosting, "canRequestReversal" | "isReversible" | "transfers"> & {
    legs: ReversiblePosting | null;
  };
  const found = await queryOne<PostingRow>(sql`
    select ${columns}, (select r.id::text from posting r where r.reverses = p.id) as reversed_by,
      (select jsonb_build_object('id', a.id, 'by', c.name) from approval_record a join person c on c.id = a.creator_id
        where a.act = 'money.reverse' and a.state = 'ASKED' and a.reverses = p.id) as request,
      (select count(*)::int from approval_record a where a.act = 'money.reverse' and a.reverses = p.id) as previous_requests,
      (select to_jsonb(l) from (${readPosting(BigInt(id))}) l) as legs
    from posting p left join person u on u.id = p.principal_id where p.id = ${id}::bigint`);
  if (!found) return undefined;
  const { legs, ...posting } = found;
  const transfers = legs?.transfers ?? [];
  const canBeReversed =
    legs !== null &&
    isReversible({
      isReversal: posting.reverses !== null,
      isReversed: posting.reversedBy !== null,
      transfers,
    });
  return {
    ...posting,
    transfers,
    isReversible: canBeReversed,
    canRequestReversal: canBeReversed && may(by, "money.reverse", "a"),
  };
}
