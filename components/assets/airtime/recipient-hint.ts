import { originalNetwork } from "@/lib/assets/airtime/networks";
import { type Network, networkNames } from "./network-mark";

/**
 * What to say about a typed number whose prefix another network gave out; undefined where there is nothing to say. A
 * hint only: people take their numbers along to other networks.
 */
export function recipientHint(typed: string, network: Network): string | undefined {
  const number = asDialled(typed);
  const original = number && originalNetwork(number);
  if (!original || original === network) return undefined;
  return `This looks like a number from ${networkNames[original]}. Unless it was ported to ${networkNames[network]}, ${networkNames[network]} airtime won’t reach it.`;
}

/** `08031234567` from any common way of typing it; undefined while it is not a whole number. The server looks closer. */
function asDialled(typed: string): string | undefined {
  const digits = typed.replace(/\D/g, "").replace(/^(00)?2340?/, "");
  const national = digits.startsWith("0") ? digits : `0${digits}`;
  return /^0[789][01]\d{8}$/.test(national) ? national : undefined;
}

/** The same, as a part of a page. */
export const RecipientHint = ({ typed, network }: { typed: string; network: Network }) =>
  recipientHint(typed, network);
