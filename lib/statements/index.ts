import "server-only";

export { balancesOf } from "./balances";
export { statementCsv } from "./csv";
export type { StatementLine } from "./lines";
export { receiptPdf, statementPdf } from "./pdf";
export { ink, Paper, sheet } from "./pdf/paper";
export { statementOperations } from "./procedures";
export { type Receipt, receiptFor } from "./receipt";
export { statementFor } from "./statement";
