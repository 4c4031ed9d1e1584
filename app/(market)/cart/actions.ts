"use server";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { putInCart, takeOutOfCart } from "@/lib/checkout";
import { cartRefusals } from "@/lib/checkout/refusals";
import { CartLineInput, MOST_UNITS } from "@/lib/checkout/schema";
import { newId } from "@/lib/kernel/ids";
import type { CallContext } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { plainAction } from "@/lib/web/action";
import { changeVisitorLine } from "@/lib/web/cart/visitor-cart";
import { textFields } from "@/lib/web/form-state";
import { VIEWER_FIELD } from "@/lib/web/page-viewer";
import { callContext } from "@/lib/web/session";

/** The line that a form names; `step` adds to the number or takes from it. Undefined for what is no number of a listing. */
function lineIn({ id, units = "1", step = "0" }: Record<string, string>): CartLineInput | undefined {
  const wanted = Math.min(MOST_UNITS, Math.max(1, Number(units) + Number(step)));
  const line = CartLineInput.safeParse({ listingId: id, units: wanted });
  return line.success ? line.data : undefined;
}

/** Why a line was not put into the cart; undefined where it was. */
async function refusalOf({ actor, signedInAs }: CallContext, line: CartLineInput) {
  if (signedInAs !== undefined) return kernelRefusals.signed_in_as_another.reason;
  if (!actor) return (await changeVisitorLine(line)) ? undefined : cartRefusals.cart_full.reason;
  try {
    await putInCart(actor, line);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.reason;
    throw error;
  }
}

const callIn = (fields: Record<string, string>) => callContext({ viewer: fields[VIEWER_FIELD] ?? "" });

/** With a key, by which this purchase is made once, whatever is pressed twice or gone back to. */
const buyPath = ({ listingId, units }: CartLineInput) =>
  `/checkout?${new URLSearchParams({ listing: listingId, units: String(units), key: newId() })}`;

/** Puts a listing into the cart, of a visitor too, or goes to buy it at once. What is refused is said in the cart. */
export const putOrBuy = plainAction(async (submitted) => {
  const fields = textFields(submitted);
  const line = lineIn(fields);
  if (!line) return;
  if (fields.then === "buy") redirect(buyPath(line));
  const refused = await refusalOf(await callIn(fields), line);
  if (refused) redirect(`/cart?no=${refused}`);
  refresh();
});

/** Changes how many of a line are wanted. */
export const changeUnits = plainAction(async (submitted) => {
  const fields = textFields(submitted);
  const line = lineIn(fields);
  const refused = line && (await refusalOf(await callIn(fields), line));
  if (refused) redirect(`/cart?no=${refused}`);
  refresh();
});

/** Takes a line out of the cart. */
export const takeOut = plainAction(async (submitted) => {
  const fields = textFields(submitted);
  const line = lineIn(fields);
  const { actor, signedInAs } = await callIn(fields);
  if (line && signedInAs === undefined) {
    if (actor) await takeOutOfCart(actor, line.listingId);
    else await changeVisitorLine({ ...line, units: 0 });
  }
  refresh();
});
