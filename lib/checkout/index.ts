import "server-only";

export {
  cartLines,
  countCart,
  countCart,
  markCartSeen,
  markCartSeen,
  previewCart,
  putInCart,
  putInCart,
  readCart,
  readCart,
  replaceCart,
  replaceCart,
  takeOutOfCart,
  takeOutOfCart,
} from "./cart";
export { readCheckout } from "./checkouts";
export { cancelCheckout } from "./commands/end-checkout";
export { fundCheckout } from "./commands/fund-checkout";
export { placeCheckout } from "./commands/place-checkout";
export { quoteCheckout } from "./quote/quote";
