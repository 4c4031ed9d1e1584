import "server-only";

export { authorizeSocket } from "./authorize-socket";
export { browserSettings } from "./connection";
export { authenticateSocket } from "./session-sockets";
