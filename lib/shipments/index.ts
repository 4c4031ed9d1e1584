import "server-only";

export { canBook, quoteLabels, readLabel } from "./booking";
export { shipmentFor } from "./queries";
