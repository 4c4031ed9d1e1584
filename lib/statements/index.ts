import "server-only";

export { balancesOf } from "./balances";
export type { StatementLine } from "./lines";
export type { Receipt } from "./receipt";
export { statementsFrom } from "./statements";
