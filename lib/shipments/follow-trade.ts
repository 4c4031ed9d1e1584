import "server-only";
import type { CarrierEventKind } from "@/lib/carriers/port";
import { SYSTEM } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { ignoreRefusal } from "@/lib/kernel/refusal";
import { arriveTrade, bounceTrade, returnArrived, shipByScan } from "@/lib/trades";

interface Shipped {
  tradeId: string;
  state: string;
  isOurs: boolean;
  isReturn: boolean;
  fitsRecipient: boolean;
  isScanned: boolean;
  status: CarrierEventKind | null;
}

const shippedBy = (id: string) =>
  queryOne<Shipped>(sql`
    select s.trade_id, t.state::text, s.is_ours, s.is_return, s.fits_recipient, s.scanned_at is not null as is_scanned, s.status
    from shipment s join trade_overview t on t.id = s.trade_id where s.id = ${id}::uuid and s.state in ('TRACKED', 'ENDED')`);

/**
 * What its trade does by what the carrier says of a shipment: one that we booked is sent with its first scan, and what the carrier has given
 * away has arrived, or comes back, or is back. A refusal means that a person was faster. Safe to repeat.
 */
export async function followShipment(id: string): Promise<void> {
  const first = await shippedBy(id);
  if (first?.state === "IN_ESCROW" && first.isOurs && first.isScanned)
    await ignoreRefusal(shipByScan(SYSTEM, `scan:${id}`, { tradeId: first.tradeId, shipmentId: id }));
  const shipped = first?.state === "IN_ESCROW" ? await shippedBy(id) : first;
  if (shipped?.state === "RETURNING") return followBack(id, shipped);
  if (shipped?.state !== "SHIPPED") return;
  const { tradeId, status } = shipped;
  if (status === "RETURNING" || status === "RETURNED") {
    await ignoreRefusal(bounceTrade(SYSTEM, `bounce:${id}`, { tradeId }));
    return followBack(id, shipped);
  }
  if (status !== "DELIVERED") return;
  const proof = shipped.isOurs || shipped.fitsRecipient ? "CARRIER" : "WORD";
  await ignoreRefusal(arriveTrade(SYSTEM, `arrive:${id}`, { tradeId, proof }));
}

/** What its buyer sent back has been given to its seller, or what was not delivered to its sender again: where that is certain, it is back. */
async function followBack(
  id: string,
  { tradeId, status, isOurs, isReturn, fitsRecipient }: Shipped,
): Promise<void> {
  if (status !== (isReturn ? "DELIVERED" : "RETURNED") || !(isOurs || fitsRecipient)) return;
  await ignoreRefusal(returnArrived(SYSTEM, `return-arrive:${id}`, { tradeId }));
}
