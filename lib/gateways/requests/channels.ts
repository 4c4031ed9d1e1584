/** Notified for each new request. */
export const REQUEST_CHANNEL = "amana_gateway_request";

/** Notified for each answered request, with its id. */
export const ANSWER_CHANNEL = "amana_gateway_answer";
