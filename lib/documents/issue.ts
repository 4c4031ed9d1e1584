import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { invoiceOf, noteOf, receiptOf } from "./content";
import { readChanges, readTrades, type TradeFacts, tradesOfCheckout } from "./facts";
import type { DocumentContent, DocumentKind } from "./schema";

/** A document before it has a number. */
interface NewDocument {
  kind: DocumentKind;
  subjectKind: "trade" | "checkout";
  subjectId: string;
  userId: string;
  corrects?: string;
  postingId?: bigint;
  content: DocumentContent;
}

/**
 * Issues what is missing for trades that have ended: a receipt for the buyer, a commission invoice where we took one, a receipt of a
 * checkout once all its trades have ended, and a credit note for what was given back since. Issues nothing twice.
 */
export async function issueFor(tradeIds: readonly string[]): Promise<void> {
  const trades = await readTrades(tradeIds);
  if (trades.length === 0) return;
  await issue([...trades.flatMap(documentsOf), ...(await checkoutReceipts(trades))]);
  await issueNotes(trades);
}

const paidSomething = ({ paidMinor }: TradeFacts) => paidMinor > 0n;

function documentsOf(trade: TradeFacts): NewDocument[] {
  const about = { subjectKind: "trade", subjectId: trade.id } as const;
  const documents: NewDocument[] = [];
  if (paidSomething(trade))
    documents.push({ ...about, kind: "RECEIPT", userId: trade.buyerId, content: receiptOf([trade]) });
  if (trade.commissionMinor > 0n)
    documents.push({
      ...about,
      kind: "COMMISSION_INVOICE",
      userId: trade.performerId,
      content: invoiceOf(trade),
    });
  return documents;
}

async function checkoutReceipts(trades: readonly TradeFacts[]): Promise<NewDocument[]> {
  const ids = new Set(trades.flatMap(({ endedCheckoutId }) => endedCheckoutId ?? []));
  const receipts: NewDocument[] = [];
  for (const id of ids) {
    const [first, ...others] = (await tradesOfCheckout(id)).filter(paidSomething);
    if (!first) continue;
    receipts.push({
      kind: "RECEIPT",
      subjectKind: "checkout",
      subjectId: id,
      userId: first.buyerId,
      content: receiptOf([first, ...others]),
    });
  }
  return receipts;
}

async function issueNotes(trades: readonly TradeFacts[]): Promise<void> {
  const byId = new Map(trades.map((trade) => [trade.id, trade]));
  const changes = await readChanges([...byId.keys()]);
  const noted = new Map<string, bigint>();
  const notes = changes.flatMap((change): NewDocument[] => {
    const trade = byId.get(change.tradeId);
    if (!trade) return [];
    const before = noted.get(change.documentId) ?? change.notedMinor;
    noted.set(change.documentId, before + change.differenceMinor);
    return [
      {
        kind: "CREDIT_NOTE",
        subjectKind: "trade",
        subjectId: change.tradeId,
        userId: change.userId,
        corrects: change.documentId,
        postingId: change.postingId,
        content: noteOf(trade, change, before),
      },
    ];
  });
  await issue(notes);
}

/** Numbers and keeps them, all or none, in their order. */
async function issue(documents: readonly NewDocument[]): Promise<void> {
  if (documents.length === 0) return;
  const rows = documents.map(({ kind, subjectKind, subjectId, userId, corrects, postingId, content }) => ({
    id: newId(),
    kind,
    subject_kind: subjectKind,
    subject_id: subjectId,
    user_id: userId,
    corrects: corrects ?? null,
    posting_id: postingId?.toString() ?? null,
    content,
  }));
  await queryOne(sql`select issue_documents(${JSON.stringify(rows)}::jsonb)`);
}
