import type { GatewayName } from "./names";
import { openPaystackPopup } from "./paystack/popup";
import type { PopupCallbacks } from "./port";

const popups: Record<GatewayName, typeof openPaystackPopup> = { paystack: openPaystackPopup };

/** Opens a gateway's checkout over the page, with the token from `openCheckout`. In the browser only. */
export const openGatewayPopup = (
  gateway: GatewayName,
  token: string,
  callbacks: PopupCallbacks,
): Promise<void> => popups[gateway](token, callbacks);
