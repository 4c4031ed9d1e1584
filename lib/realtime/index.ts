import "server-only";

export { admit } from "./admission";
export { browserSettings } from "./connection";
export { tieSocket } from "./session-sockets";
