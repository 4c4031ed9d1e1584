import "server-only";

export { readMessages } from "./messages";
export { chatProcedures } from "./procedures";
