import "server-only";

export { terminalAfrica } from "./adapter";
