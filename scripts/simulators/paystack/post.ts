import type { Delivery } from "./delivery";

const timeoutMs = 30_000;

/** Posts a webhook as the provider does. Returns the status, or `failed` without a response in 30 seconds. */
export async function post(url: string, delivery: Delivery, stopping: AbortSignal): Promise<string> {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "user-agent": "Paystack/2.0",
  };
  if (delivery.signature !== "none") headers["x-paystack-signature"] = delivery.signature;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: delivery.body,
      redirect: "manual",
      signal,
    });
    await response.arrayBuffer();
    return String(response.status);
  } catch {
    return "failed";
  }
}
