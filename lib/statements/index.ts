import "server-only";

export { type BalanceDay, balanceDays } from "./balance-days";
export { type Balances, balancesOf } from "./balances";
export { csvFile, csvLines, decimal, lagosTime } from "./csv-file";
export type { StatementLine } from "./lines";
export type { Receipt } from "./receipt";
export { fileLimit } from "./refusals";
export { statementsFrom } from "./statements";
