import { json, type Reply } from "../replies";

/** Paystack's error body. */
export function paystackError(
  status: number,
  message: string,
  code?: string,
  type: "api_error" | "validation_error" = status === 400 ? "validation_error" : "api_error",
): Reply {
  if (!code) return json(status, { status: false, message });
  const meta = { nextStep: "Check the request and try again." };
  return json(status, { status: false, message, meta, type, code });
}
