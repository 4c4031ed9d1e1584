import "server-only";
import { cookies } from "next/headers";
import { MOST_LINES } from "@/lib/checkout/refusals";
import { type CartLineInput, MOST_UNITS } from "@/lib/checkout/schema";
import { cartCookie } from "../cookies";

const KEPT_SECONDS = 60 * 24 * 60 * 60;

/** Listings' ids without hyphens, each with how many: '0189…57.2-0189…58.1'. Fifty take some 1,800 characters. */
const LINE = /^(\w{8})(\w{4})(\w{4})(\w{4})(\w{12})\.([1-9]\d{0,3})$/;
const HEX = /^[0-9a-f]{32}$/;

/** What a cookie says is in a cart; what is not a line is left out. */
export function linesIn(text: string): CartLineInput[] {
  const lines = new Map<string, number>();
  for (const part of text.split("-").slice(0, MOST_LINES)) {
    const found = LINE.exec(part);
    if (!found || !HEX.test(part.slice(0, 32))) continue;
    const [, a, b, c, d, e, units] = found;
    lines.set(`${a}-${b}-${c}-${d}-${e}`, Number(units));
  }
  return [...lines].map(([listingId, units]) => ({ listingId, units }));
}

/** The same lines as a cookie says them. */
export const textOf = (lines: readonly CartLineInput[]): string =>
  lines.map(({ listingId, units }) => `${listingId.replaceAll("-", "")}.${units}`).join("-");

/** The cart of a browser in which nobody has signed in since it was filled. */
export const visitorLines = async (): Promise<CartLineInput[]> =>
  linesIn((await cookies()).get(cartCookie().name)?.value ?? "");

/** Keeps it in the browser for 60 days from now. For actions and routes: a page cannot. */
export async function keepVisitorLines(lines: readonly CartLineInput[]): Promise<void> {
  const { name, options } = cartCookie();
  (await cookies()).set(name, textOf(lines), {
    ...options,
    maxAge: lines.length === 0 ? 0 : KEPT_SECONDS,
  });
}

/** With so many of a listing, or without it where they are 0; false where there is no room for another. */
export async function changeVisitorLine({ listingId, units }: CartLineInput): Promise<boolean> {
  const before = await visitorLines();
  const others = before.filter((line) => line.listingId !== listingId);
  if (units > 0 && others.length >= MOST_LINES) return false;
  const line = { listingId, units: Math.min(units, MOST_UNITS) };
  const isThere = others.length < before.length;
  const changed = isThere
    ? before.flatMap((one) => (one.listingId === listingId ? (units > 0 ? [line] : []) : [one]))
    : [...before, ...(units > 0 ? [line] : [])];
  await keepVisitorLines(changed);
  return true;
}
