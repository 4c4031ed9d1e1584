import { AskQuote } from "@/lib/checkout/quote/schema";
import { CartLineInput } from "@/lib/checkout/schema";
import { BACK_FIELD } from "./pay-form-id";

/** What the address of a checkout says, as Next gives it. */
export type Asked = Readonly<Record<string, string | string[] | undefined>>;

const WAY = "way.";

const textIn = (asked: Asked, name: string): string | undefined => {
  const given = asked[name];
  return typeof given === "string" ? given : undefined;
};

const waysIn = (asked: Asked): [string, string][] =>
  Object.entries(asked).flatMap(([name, way]) =>
    name.startsWith(WAY) && typeof way === "string" ? [[name.slice(WAY.length), way]] : [],
  );

/**
 * What is to be quoted: the cart, or the one listing that is bought at once. An address that is not among the buyer’s own is left out, and
 * so are ways that cannot be. Undefined where a listing is named that none can be.
 */
export function askIn(asked: Asked, ownAddressIds: readonly string[]): AskQuote | undefined {
  const listingId = asked.listing;
  const line = CartLineInput.safeParse({ listingId, units: Number(textIn(asked, "units") ?? "1") });
  if (listingId !== undefined && !line.success) return undefined;
  const addressId = textIn(asked, "address");
  const plain = {
    ...(line.success && { lines: [line.data] }),
    ...(addressId && ownAddressIds.includes(addressId) && { addressId }),
  };
  const whole = AskQuote.safeParse({ ...plain, ways: Object.fromEntries(waysIn(asked)) });
  return whole.success ? whole.data : AskQuote.parse(plain);
}

/** The same checkout as a path of ours: with what was chosen, or only with what is bought. */
export function checkoutPath(asked: Asked, withChoices: boolean): string {
  const kept = ["listing", "units", "key", ...(withChoices ? ["address"] : [])].flatMap((name) => {
    const given = textIn(asked, name);
    return given === undefined ? [] : [[name, given] as [string, string]];
  });
  const chosen = withChoices
    ? waysIn(asked).map(([key, way]): [string, string] => [`${WAY}${key}`, way])
    : [];
  const query = new URLSearchParams([...kept, ...chosen]).toString();
  return query ? `/checkout?${query}` : "/checkout";
}

/** What the form of a checkout asks for: what is bought, as its own path says it, with what was chosen in it. */
export function askedIn({ [BACK_FIELD]: back = "", ...chosen }: Record<string, string>): Asked {
  const { listing, units, key } = Object.fromEntries(new URLSearchParams(back.split("?")[1] ?? ""));
  return { ...chosen, listing, units, key };
}
