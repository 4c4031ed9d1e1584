import "server-only";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import type { Gateway, Page, RecordName } from "@/lib/gateways/port";
import { DAY } from "@/lib/kernel/clock";
import type { OurRecord, RecordKind, TheirMove, TheirRecord } from "./records";
import { fromDispute, fromMove, fromPayment, fromRefund, fromSettlement, fromTransfer } from "./theirs";

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

/** What the gateway lists of a span of its time. Throws GatewayNoAnswer, GatewayRefused. */
export async function listTheirs(name: string, reach: Reach): Promise<TheirLists> {
  const gateway = gatewayOf(name);
  const early = { ...reach, from: new Date(reach.from.getTime() - SETTLEMENTS_BEFORE) };
  const [payments, transfers, refunds, disputes, settlements, moves] = await Promise.all([
    pagesOf((page) => gateway.payments({ ...reach, page })),
    pagesOf((page) => gateway.transfers({ ...reach, page })),
    pagesOf((page) => gateway.refunds({ ...reach, page })),
    pagesOf((page) => gateway.disputes({ ...reach, page })),
    pagesOf((page) => gateway.settlements({ ...early, page })),
    pagesOf((page) => gateway.balanceMoves({ ...reach, page })),
  ]);
  return {
    records: [
      ...payments.rows.map(fromPayment),
      ...transfers.rows.map(fromTransfer),
      ...refunds.rows.map(fromRefund),
      ...disputes.rows.map(fromDispute),
      ...settlements.rows.map(fromSettlement),
    ],
    moves: moves.rows.map(fromMove),
    isWhole: [payments, transfers, refunds, disputes, settlements, moves].every(({ isWhole }) => isWhole),
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

const nameOf = ({ reference, gatewayId }: OurRecord): RecordName => ({
  reference,
  gatewayRecordId: gatewayId,
});

type Ask = (gateway: Gateway, record: OurRecord) => Promise<TheirRecord> | undefined;

/** How each kind is asked for; undefined where the gateway cannot be. */
const asks: Record<RecordKind, Ask> = {
  deposit: async (gateway, record) => fromPayment(await gateway.payment(nameOf(record))),
  payout: async (gateway, record) => fromTransfer(await gateway.transfer(nameOf(record))),
  refund: (gateway, { gatewayId }) => (gatewayId ? gateway.refund(gatewayId).then(fromRefund) : undefined),
  chargeback: async (gateway, { reference }) => fromDispute(await gateway.dispute(reference)),
  settlement: () => undefined,
};

/** Asks for single records of ours: what it tells of them, and the ids of those that it does not know. */
export async function askTheirs(
  name: string,
  records: readonly OurRecord[],
): Promise<{ told: TheirRecord[]; denied: Set<string> }> {
  const gateway = gatewayOf(name);
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
