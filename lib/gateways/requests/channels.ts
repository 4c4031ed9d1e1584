/** LISTEN on it to know that something is asked of a gateway. */
export const REQUEST_CHANNEL = "amana_gateway_request";

/** LISTEN on it to know that a request is answered; the payload is its id. */
export const ANSWER_CHANNEL = "amana_gateway_answer";
