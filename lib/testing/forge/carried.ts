import type { Row } from "./plans";

/** How an order is sent whose label was booked by us. */
export const booked = ({ id }: Row) => ({
  by: "carrier",
  carrier: "GIG Logistics",
  number: `GIG-${id as string}`,
});
/** SQL for an order whose label was booked by us, and whose carrier has it. */
/** SQL for what its buyer has sent back by a number, and its carrier has given to its seller. */
export const givenBack = ({ id }: Row) => `
  insert into shipment (id, state, trade_id, buyer_id, seller_id, carrier, service, number, reference, is_ours, is_return, currency, fits_recipient,
    status, status_at, scanned_at, tracked_at)
  select id, 'TRACKED', id, buyer_id, seller_id, 'terminal_africa', 'GIG Logistics', 'BACK-' || id, 'ship-' || id, false, true, currency, true,
    'DELIVERED', app_now(), app_now(), app_now()
  from trade where id = '${id as string}'`;
export const carried = ({ id }: Row, cost = "0", status = "DELIVERED") => `
  insert into shipment (id, state, trade_id, buyer_id, seller_id, carrier, service, number, reference, is_ours, currency, quote_id, agreed_minor,
    booking_id, cost_minor, status, status_at, scanned_at, tracked_at)
  select id, 'TRACKED', id, buyer_id, seller_id, 'terminal_africa', 'GIG Logistics', 'GIG-' || id, 'ship-' || id, true, currency, 'Q', 1000000,
    'B', ${cost}, '${status}', app_now(), app_now(), app_now()
  from trade where id = '${id as string}'`;
