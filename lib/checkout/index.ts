import "server-only";

export { countCart, markCartSeen, putInCart, readCart, replaceCart, takeOutOfCart } from "./cart";
