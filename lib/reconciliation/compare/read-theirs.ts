import "server-only";
import { GatewayRefused, gatewayOf } from "@/lib/gateways";
import type { Gateway, Page, RecordName } from "@/lib/gateways/port";
import { DAY } from "@/lib/kernel/clock";
import type { OurRecord, RecordKind, TheirMove, TheirRecord } from "./records";
import { fromDispute, fromMove, fromPayment, fromRefund, fromSettlement, fromTransfer } from "./theirs";

/** A span of the gateway's time; open-ended without `to`. */
export interface Span {
  from: Date;
  to?: Date;
}

export interface TheirLists {
  records: TheirRecord[];
  /** Newest first. */
  moves: TheirMove[];
  /** False when there was more than we read. */
  isWhole: boolean;
}

/** The most pages read of one list: about ten thousand records. */
const MAX_PAGES = 100;

/** Settlements are few and can be booked long after they were made, so they are read from further back. */
const SETTLEMENTS_BEFORE = 40 * DAY;

/** The gateway's records and balance moves in a span. @throws GatewayNoAnswer, GatewayRefused */
export async function listTheirs(name: string, span: Span): Promise<TheirLists> {
  const gateway = gatewayOf(name);
  const early = { ...span, from: new Date(span.from.getTime() - SETTLEMENTS_BEFORE) };
  const [payments, transfers, refunds, disputes, settlements, moves] = await Promise.all([
    pagesOf((page) => gateway.payments({ ...span, page })),
    pagesOf((page) => gateway.transfers({ ...span, page })),
    pagesOf((page) => gateway.refunds({ ...span, page })),
    pagesOf((page) => gateway.disputes({ ...span, page })),
    pagesOf((page) => gateway.settlements({ ...early, page })),
    pagesOf((page) => gateway.balanceMoves({ ...span, page })),
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
 * All pages of a list. New records push older ones onto the next page, so a repeat across pages is ignored. A repeat within
 * a page is a real duplicate.
 */
async function pagesOf<Row extends { id: string | null }>(
  read: (page: number) => Promise<Page<Row>>,
): Promise<{ rows: Row[]; isWhole: boolean }> {
  const rows: Row[] = [];
  const seen = new Set<string | null>();
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const response = await read(page);
    rows.push(...response.rows.filter(({ id }) => id === null || !seen.has(id)));
    for (const { id } of response.rows) seen.add(id);
    if (!response.hasMore || response.rows.length === 0) return { rows, isWhole: true };
  }
  return { rows, isWhole: false };
}

const nameOf = ({ reference, gatewayId }: OurRecord): RecordName => ({
  reference,
  gatewayRecordId: gatewayId,
});

type Fetch = (gateway: Gateway, record: OurRecord) => Promise<TheirRecord> | undefined;

/** How to fetch each kind; undefined when the gateway cannot look it up. */
const fetchers: Record<RecordKind, Fetch> = {
  deposit: async (gateway, record) => fromPayment(await gateway.payment(nameOf(record))),
  payout: async (gateway, record) => fromTransfer(await gateway.transfer(nameOf(record))),
  refund: (gateway, { gatewayId }) => (gatewayId ? gateway.refund(gatewayId).then(fromRefund) : undefined),
  chargeback: async (gateway, { reference }) => fromDispute(await gateway.dispute(reference)),
  settlement: () => undefined,
};

/** Fetches records of ours one by one; `notFound` has the ids of those that the gateway does not know. */
export async function fetchTheirs(
  name: string,
  records: readonly OurRecord[],
): Promise<{ fetched: TheirRecord[]; notFound: Set<string> }> {
  const gateway = gatewayOf(name);
  const fetched: TheirRecord[] = [];
  const notFound = new Set<string>();
  for (const record of records) {
    try {
      const theirs = await fetchers[record.kind](gateway, record);
      if (theirs) fetched.push(theirs);
      else if (record.kind === "settlement") notFound.add(record.id);
    } catch (error) {
      if (!(error instanceof GatewayRefused && error.reason === "not_found")) throw error;
      notFound.add(record.id);
    }
  }
  return { fetched, notFound };
}
