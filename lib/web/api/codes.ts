/** The code of an error in its body, by its status. */
export const codes: Record<number, string> = {
  401: "AUTHENTICATION_ERROR",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  400: "VALIDATION_ERROR",
  409: "CONFLICT_ERROR",
  413: "VALIDATION_ERROR",
  422: "VALIDATION_ERROR",
  429: "RATE_LIMIT_EXCEEDED",
  502: "GATEWAY_ERROR",
};
