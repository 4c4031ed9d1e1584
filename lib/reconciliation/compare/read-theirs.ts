import "server-only";
import { type Paystack, paystack } from "@/lib/gateways/paystack/client";
import { GatewayRefused } from "@/lib/gateways/paystack/errors";
import type { Page } from "@/lib/gateways/paystack/line";
import { DAY } from "@/lib/kernel/clock";
import type { OurRecord, RecordKind, TheirMove, TheirRecord } from "./records";
import { fromDispute, fromRefund, fromSettlement, fromTransaction, fromTransfer } from "./theirs";

/** A span of the gateway's time; without an end up to now. */
export interface Reach {
  from: Date;
  to?: Date;
}

export interface TheirLists {
  records: TheirRecord[];
  /** Newest first. */
  moves: TheirMove[];
  /** False where there was more than we read. */
  isWhole: boolean;
}

/** The most pages of one list that one reading takes: some ten thousand records. */
const MOST_PAGES = 100;

/** Settlements are few, and booked when we see them, which may be long after they were made. */
const SETTLEMENTS_BEFORE = 40 * DAY;

/** What the gateway lists of a span of its time. Throws GatewayTimeout, GatewayRefused. */
export async function listTheirs(reach: Reach): Promise<TheirLists> {
  const gateway = paystack();
  const early = { ...reach, from: new Date(reach.from.getTime() - SETTLEMENTS_BEFORE) };
  const [transactions, transfers, refunds, disputes, settlements, moves] = await Promise.all([
    pagesOf((page) => gateway.listTransactions({ ...reach, page })),
    pagesOf((page) => gateway.listTransfers({ ...reach, page })),
    pagesOf((page) => gateway.listRefunds({ ...reach, page })),
    pagesOf((page) => gateway.listDisputes({ ...reach, page })),
    pagesOf((page) => gateway.listSettlements({ ...early, page })),
    pagesOf((page) => gateway.balanceLedger({ ...reach, page })),
  ]);
  return {
    records: [
      ...transactions.rows.map(fromTransaction),
      ...transfers.rows.map(fromTransfer),
      ...refunds.rows.map(fromRefund),
      ...disputes.rows.map(fromDispute),
      ...settlements.rows.map(fromSettlement),
    ],
    moves: moves.rows,
    isWhole: [transactions, transfers, refunds, disputes, settlements, moves].every(({ isWhole }) => isWhole),
  };
}

/**
 * All pages of a list. New records push older ones onto the next page, where they come a second time: that is no second
 * record. One that comes twice on the same page is.
 */
async function pagesOf<Row extends { id: string | null }>(
  read: (page: number) => Promise<Page<Row>>,
): Promise<{ rows: Row[]; isWhole: boolean }> {
  const rows: Row[] = [];
  const seen = new Set<string | null>();
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const answer = await read(page);
    rows.push(...answer.rows.filter(({ id }) => id === null || !seen.has(id)));
    for (const { id } of answer.rows) seen.add(id);
    if (!answer.hasMore || answer.rows.length === 0) return { rows, isWhole: true };
  }
  return { rows, isWhole: false };
}

type Ask = (gateway: Paystack, record: OurRecord) => Promise<TheirRecord> | undefined;

/** How each kind is asked for; undefined where the gateway cannot be. */
const asks: Record<RecordKind, Ask> = {
  deposit: async (gateway, { reference }) => fromTransaction(await gateway.verify(reference)),
  payout: async (gateway, { reference }) => fromTransfer(await gateway.verifyTransfer(reference)),
  refund: (gateway, { gatewayId }) =>
    gatewayId ? gateway.fetchRefund(gatewayId).then(fromRefund) : undefined,
  chargeback: async (gateway, { reference }) => fromDispute(await gateway.fetchDispute(reference)),
  settlement: () => undefined,
};

/** Asks for single records of ours: what it tells of them, and the ids of those that it does not know. */
export async function askTheirs(
  records: readonly OurRecord[],
): Promise<{ told: TheirRecord[]; denied: Set<string> }> {
  const gateway = paystack();
  const told: TheirRecord[] = [];
  const denied = new Set<string>();
  for (const record of records) {
    try {
      const answer = await asks[record.kind](gateway, record);
      if (answer) told.push(answer);
      else if (record.kind === "settlement") denied.add(record.id);
    } catch (error) {
      if (!(error instanceof GatewayRefused && error.reason === "not_found")) throw error;
      denied.add(record.id);
    }
  }
  return { told, denied };
}
