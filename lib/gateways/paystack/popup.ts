import type { PopupCallbacks } from "../port";

/** Opens Paystack's checkout in a frame over the page. In the browser only; its URLs are built in. */
export async function openPaystackPopup(token: string, { onEnd, onError }: PopupCallbacks): Promise<void> {
  const { default: PaystackPop } = await import("@paystack/inline-js");
  new PaystackPop().resumeTransaction(token, { onSuccess: onEnd, onCancel: onEnd, onError });
}
