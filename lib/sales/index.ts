import "server-only";

export { comingTo } from "./coming";
export { ordersCsv } from "./orders-csv";
export { readSales } from "./read-sales";
export { toDoOf } from "./to-do";
