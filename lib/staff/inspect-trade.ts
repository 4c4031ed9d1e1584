import "server-only";
import { z } from "zod";
import { assetOf } from "@/lib/assets";
import { readMessages } from "@/lib/chat";
import type { MessageView } from "@/lib/chat/schema";
import { type DisputeView, getDisputeFor } from "@/lib/disputes";
import { maskEmail, maskPhone, restrictionsForStaff, type StaffRestriction } from "@/lib/identity";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import { getTradeFor, roleInRoom } from "@/lib/trades";
import type { TradeView } from "@/lib/trades/schema";

export interface InspectedParty {
  id: string;
  name: string;
  /** Masked: `a***@amana.test`. */
  email: string;
  /** Masked: `0803 *** 4567`. */
  phone: string;
  level: string;
  restrictions: StaffRestriction[];
}

/** One transfer of the trade's money, in kobo. */
export interface EscrowEntry {
  transferId: bigint;
  kind: string;
  from: string;
  to: string;
  amountMinor: bigint;
  /** The escrow's balance after it. */
  escrowAfterMinor: bigint;
  act: string;
  key: string;
  postingId: bigint;
  at: Date;
}

export interface InspectedTrade {
  trade: TradeView;
  buyer: InspectedParty;
  seller: InspectedParty;
  /** The masked delivery target; null once it is erased. */
  goesTo: string | null;
  entries: EscrowEntry[];
  dispute: DisputeView | undefined;
  /** The chat, for the moderator who has the dispute; otherwise null. */
  messages: MessageView[] | null;
  /** The viewer is a party, so a colleague has to decide. */
  isOwnCase: boolean;
}

/** A trade as staff see it; undefined if it does not exist. Throws Refusal not_found without the permission. */
export async function inspectTrade(by: Actor, tradeId: string): Promise<InspectedTrade | undefined> {
  mustRead(by, "trade.read");
  if (!z.uuid().safeParse(tradeId).success) return undefined;
  const trade = await getTradeFor(by, tradeId);
  if (!trade) return undefined;
  const [parties, entries, dispute, messages] = await Promise.all([
    readParties(tradeId),
    readEntries(tradeId),
    getDisputeFor(by, tradeId),
    readTranscript(by, trade),
  ]);
  if (!parties) return undefined;
  const { buyer, seller, delivery } = parties;
  return {
    trade,
    buyer: await shown(buyer),
    seller: await shown(seller),
    goesTo: delivery && assetOf(trade.kind).words.goesTo(delivery),
    entries,
    dispute,
    messages,
    isOwnCase: by.id === buyer.id || by.id === seller.id,
  };
}

const shown = async (party: StoredParty): Promise<InspectedParty> => ({
  ...party,
  restrictions: await restrictionsForStaff(party.id),
  email: maskEmail(party.email),
  phone: maskPhone(party.phone),
});

type StoredParty = Omit<InspectedParty, "restrictions">;

interface Parties {
  buyer: StoredParty;
  seller: StoredParty;
  delivery: object | null;
}

const readParties = (tradeId: string): Promise<Parties | undefined> =>
  queryOne<Parties>(sql`
    select t.delivery,
      b.id as buyer__id, b.name as buyer__name, b.email as buyer__email, b.phone as buyer__phone, b.level::text as buyer__level,
      s.id as seller__id, s.name as seller__name, s.email as seller__email, s.phone as seller__phone, s.level::text as seller__level
    from trade_overview t
      join person b on b.id = t.buyer_id join person s on s.id = t.seller_id
    where t.id = ${tradeId}::uuid`);

const readEntries = (tradeId: string): Promise<EscrowEntry[]> =>
  query<EscrowEntry>(sql`
    with held as (
      select id from ledger_account where kind = 'HOLD' and subject_kind = 'trade' and owner_id = ${tradeId}::uuid),
    touched as (
      select t.*, t.debit_account_id = held.id as pays_out
      from held join ledger_transfer t on t.debit_account_id = held.id or t.credit_account_id = held.id)
    select t.id as transfer_id, t.kind, t.amount_minor, t.posting_id, t.created_at as at, p.act, k.key,
      case when t.pays_out then t.debit_after else t.credit_after end as escrow_after_minor,
      coalesce(du.name || ', ', '') || lower(d.kind::text) as from, coalesce(cu.name || ', ', '') || lower(c.kind::text) as to
    from touched t
      join posting p on p.id = t.posting_id join posting_key k on k.posting_id = p.id
      join ledger_account d on d.id = t.debit_account_id left join person du on du.id = d.owner_id
      join ledger_account c on c.id = t.credit_account_id left join person cu on cu.id = c.owner_id
    order by t.id`);

/** At most the first two hundred messages; longer chats are rare, and can be read in the trade's room. */
async function readTranscript(by: Actor, trade: TradeView): Promise<MessageView[] | null> {
  if ((await roleInRoom(by, trade.id)) !== "moderator") return null;
  return (await readMessages(by, trade.id, 0)).items;
}
