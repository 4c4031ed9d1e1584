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
