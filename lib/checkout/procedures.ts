import "server-only";
import { z } from "zod";
import { forSignedIn } from "@/lib/kernel/procedure";
import { readCart, replaceCart } from "./cart";
import { Cart, PutCart } from "./schema";

const tags = ["checkout"];

export const getCart = forSignedIn
  .route({ method: "GET", path: "/cart", tags, summary: "My cart" })
  .output(Cart)
  .handler(({ context }) => readCart(context.actor));

export const putCart = forSignedIn
  .route({ method: "PUT", path: "/cart", tags, successStatus: 204, summary: "Replace my cart" })
  .input(PutCart)
  .output(z.void())
  .handler(({ input, context }) => replaceCart(context.actor, input.lines));
