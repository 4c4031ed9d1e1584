import "server-only";

export {
  cartLines,
  countCart,
  markCartSeen,
  previewCart,
  putInCart,
  readCart,
  replaceCart,
  takeOutOfCart,
} from "./cart";
export { readCheckout } from "./checkouts";
export { cancelCheckout } from "./commands/end-checkout";
export { fundCheckout } from "./commands/fund-checkout";
export { placeCheckout } from "./commands/place-checkout";
export { quoteCheckout } from "./quote/quote";
