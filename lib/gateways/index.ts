import "server-only";

export type { EventHandler, EventHandlers } from "./handlers";
export { handleEvent } from "./handlers";
export { offersPopup } from "./paystack/client";
export { answerPaystack } from "./webhook-endpoint";
