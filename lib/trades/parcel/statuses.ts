/** What an order's state is called by programs that know orders. */
export const orderStatuses = [
  "PAYMENT_RECEIVED",
  "PROCESSING",
  "SHIPPED",
  "DELIVERED",
  "COMPLETED",
  "CANCELLED",
  "REFUNDED",
  "RETURNING",
  "DISPUTED",
] as const;
