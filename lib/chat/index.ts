import "server-only";

export { readLatestMessages, readMessages } from "./messages";
export { chatProcedures, send } from "./procedures";
