import "server-only";

export {
  countCart,
  markCartSeen,
  previewCart,
  putInCart,
  readCart,
  replaceCart,
  takeOutOfCart,
} from "./cart";
export { cartLines } from "./cart-lines";
export { checkoutUnder, readCheckout } from "./checkouts";
export { cancelCheckout } from "./commands/end-checkout";
export { fundCheckout } from "./commands/fund-checkout";
export { placeCheckout } from "./commands/place-checkout";
export { deliveryTo } from "./quote/delivery";
export { quoteCheckout } from "./quote/quote";
