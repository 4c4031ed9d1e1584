import "server-only";

export { type BalanceDay, balanceDays } from "./balance-days";
export { type Balances, balancesOf } from "./balances";
export type { StatementLine } from "./lines";
export type { Receipt } from "./receipt";
export { statementsFrom } from "./statements";
