/** The most bytes of a request's body, unless its operation or place needs more. */
export const BODY_LIMIT = 64_000;
