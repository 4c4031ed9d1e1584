import "server-only";

export { paystack } from "./adapter";
