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
  /** Who committed it; null for the clock and the gateways. */
  by: string | null;
  reverses: string | null;
  /** Whose wallets it moved. */
  owners: string[];
  at: Date;
}

const columns = sql`p.id::text as id, p.act, p.subject_kind, p.subject_id, u.name as by, p.reverses::text as reverses, p.created_at as at,
  array(select distinct o.name from transfer t join account a on a.id in (t.debit_account_id, t.credit_account_id)
    join person o on o.id = a.owner_id where t.posting_id = p.id and a.kind = 'WALLET') as owners`;

const RECENT = 20;

/** The newest postings that moved money. Throws Refusal not_found without ledger.read. */
export async function latestPostings(by: Actor): Promise<ListedPosting[]> {
  mustRead(by, "ledger.read");
  return query<ListedPosting>(sql`
    select ${columns} from (select posting_id as id from transfer group by posting_id order by posting_id desc limit ${RECENT}) newest
      join posting p on p.id = newest.id left join person u on u.id = p.principal_id
    order by p.id desc`);
}

/** A posting with its legs, and what became of it. Amounts in minor units, as digits. */
export interface InspectedPosting extends ListedPosting, Pick<ReversiblePosting, "transfers"> {
  /** The posting that has taken it back. */
  reversedBy: string | null;
  /** A request to take it back that waits for a colleague. */
  request: { id: string; by: string } | null;
  /** How often its reversal has been asked for: names the next request. */
  askedBefore: number;
  /** It may be reversed, and this member of staff may ask for that. */
  mayAsk: boolean;
  /** It can be reversed at all, whoever asks. */
  isReversible: boolean;
}

/** One posting. Undefined where there is none. Throws Refusal not_found without ledger.read. */
export async function inspectPosting(by: Actor, id: string): Promise<InspectedPosting | undefined> {
  mustRead(by, "ledger.read");
  if (!/^\d{1,18}$/.test(id)) return undefined;
  type Found = Omit<InspectedPosting, "mayAsk" | "isReversible" | "transfers"> & {
    legs: ReversiblePosting | null;
  };
  const found = await queryOne<Found>(sql`
    select ${columns}, (select r.id::text from posting r where r.reverses = p.id) as reversed_by,
      (select jsonb_build_object('id', a.id, 'by', c.name) from approval_record a join person c on c.id = a.creator_id
        where a.act = 'money.reverse' and a.state = 'ASKED' and a.reverses = p.id) as request,
      (select count(*)::int from approval_record a where a.act = 'money.reverse' and a.reverses = p.id) as asked_before,
      (select to_jsonb(l) from (${readPosting(BigInt(id))}) l) as legs
    from posting p left join person u on u.id = p.principal_id where p.id = ${id}::bigint`);
  if (!found) return undefined;
  const { legs, ...posting } = found;
  const transfers = legs?.transfers ?? [];
  const canBe =
    legs !== null &&
    isReversible({
      isReversal: posting.reverses !== null,
      isReversed: posting.reversedBy !== null,
      transfers,
    });
  return { ...posting, transfers, isReversible: canBe, mayAsk: canBe && may(by, "money.reverse", "a") };
}
