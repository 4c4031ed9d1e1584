import "server-only";

export { type Days, daysUpToNow, type Metric, type MetricOfDay, tradesEnded } from "./days";
export { type PriceLine, priceLines } from "./prices";
export { workOutDays } from "./work-out-days";
