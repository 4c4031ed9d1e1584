import "server-only";

export { admit } from "./admission";
export { browserSettings } from "./connection";
export { realtimeReactions } from "./reactions";
export { tieSocket } from "./session-sockets";
