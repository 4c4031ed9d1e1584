import "server-only";
import { assetOf, titleOf } from "@/lib/assets";
import type { Actor } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { shortCode } from "@/lib/kernel/ids";
import { type Limit, limit } from "@/lib/kernel/rate-limit";
import { formatMinor } from "@/lib/money/format";
import { readMessages } from "../chat";
import { evidenceOf, listDisputesFor } from "../disputes";
import { proofOf } from "../records";
import { getTradeFor } from "../trades";
import { historyOf } from "../trades/outages/views";
import type { TradeView } from "../trades/schema";
import { sentenceOf } from "../trades/sentences";
import { disputePart, type EvidenceDigest } from "./dispute-part";
import type { Dossier } from "./schema";
import { transfersOf } from "./transfers";

/** A person makes few: each reads a whole trade. */
const dossierLimit: Limit = { name: "dossier by user", max: 20, minutes: 10 };

/** The most messages of a dossier; longer chats are not known. */
const MOST_MESSAGES = 5_000;

const states: Record<TradeView["state"], string> = {
  WAITING: "In escrow: its turn comes after the part before it",
  IN_ESCROW: "In escrow",
  SHIPPED: "On its way to the buyer",
  DELIVERED: "Marked as sent",
  RETURNING: "On its way back to the seller",
  DISPUTED: "In dispute",
  COMPLETED: "Completed: the seller or performer was paid",
  CANCELLED: "Cancelled: refunded in full",
  SPLIT: "Split between both sides",
};

interface Holder {
  name: string;
  email: string;
  phone: string | null;
  goesTo: object | null;
}

/**
 * The record of a trade for one of its parties, to be given to a bank or the police; undefined for everyone else.
 * @throws Refusal - too_many_requests
 */
export async function dossierFor(viewer: Actor, tradeId: string): Promise<Dossier | undefined> {
  const trade = await getTradeFor(viewer, tradeId);
  if (!trade || (trade.role !== "buyer" && trade.role !== "seller")) return undefined;
  await limit(dossierLimit, viewer.id);
  const [holder, transfers, disputes, messages, record] = await Promise.all([
    readHolder(viewer.id, trade.id),
    transfersOf(trade.id),
    listDisputesFor(viewer, trade.id),
    allMessages(viewer, trade),
    proofOf(trade.id),
  ]);
  if (!holder) return undefined;
  const parts = await Promise.all(
    disputes
      .toReversed()
      .map(async (dispute) =>
        disputePart(dispute, inThirdPerson(trade), await digestsOf(viewer, dispute.id)),
      ),
  );
  return {
    format: "amana-dossier/1",
    madeAt: trade.now,
    madeFor: {
      name: holder.name,
      role: trade.role === "buyer" ? "Buyer" : "Seller",
      email: holder.email,
      phone: holder.phone ?? "no phone number",
    },
    trade: tradePart(trade, holder),
    transfers,
    timeline: timelineOf(trade),
    disputes: parts,
    messages,
    record: record ?? null,
  };
}

/** Contact details of the one who asks, and where it was delivered, which is theirs or shown to them masked. */
const readHolder = (userId: string, tradeId: string) =>
  queryOne<Holder>(sql`
    select p.name, p.email, p.phone, t.delivery as goes_to from person p join trade_overview t on t.id = ${tradeId}::uuid
    where p.id = ${userId}::uuid`);

/** As a bank reads it: by names, not by 'you'. */
const inThirdPerson = (trade: TradeView): TradeView => ({ ...trade, role: "moderator" });

function tradePart(trade: TradeView, { goesTo }: Holder): Dossier["trade"] {
  const { words } = assetOf(trade.kind);
  const sees = trade.role === "buyer" ? words.goesToInFull : words.goesTo;
  const money = ({ minor, currency }: TradeView["hold"]) => formatMinor(BigInt(minor), currency);
  return {
    id: trade.id,
    code: shortCode(trade.id),
    kind: words.kind,
    title: titleOf(trade),
    buyer: trade.buyer.name,
    seller: trade.seller.name,
    goesTo: goesTo && trade.delivery ? sees(goesTo) : null,
    price: money(trade.price),
    hold: money(trade.hold),
    commission: money(trade.fee),
    state: states[trade.state],
    startedAt: trade.createdAt,
    endedAt: trade.endedAt,
  };
}

function timelineOf(trade: TradeView): Dossier["timeline"] {
  const named = inThirdPerson(trade);
  return historyOf(trade.moves, trade.stops, (entry) => ({
    id: String(entry.sequence),
    at: new Date(entry.at),
    text: [sentenceOf(entry, named), entry.note].filter(Boolean).join(". "),
  })).map(({ at, text }) => ({ at: at.toISOString(), text }));
}

async function allMessages(viewer: Actor, trade: TradeView): Promise<Dossier["messages"]> {
  const messages: Dossier["messages"] = [];
  for (let after = 0; messages.length < MOST_MESSAGES; ) {
    const { items, lastSequence } = await readMessages(viewer, trade.id, after);
    const last = items.at(-1);
    if (!last) break;
    messages.push(
      ...items.map(({ sequence, createdAt, authorName, body, pictures }) => ({
        number: sequence,
        at: createdAt,
        by: authorName,
        text: [body, ...pictures.map(({ sha256 }) => `Picture, SHA-256 ${sha256}`)]
          .filter(Boolean)
          .join("\n"),
      })),
    );
    if (last.sequence >= lastSequence) break;
    after = last.sequence;
  }
  return messages;
}

const digestsOf = async (viewer: Actor, disputeId: string): Promise<readonly EvidenceDigest[]> =>
  (await evidenceOf(viewer, disputeId))?.items ?? [];
