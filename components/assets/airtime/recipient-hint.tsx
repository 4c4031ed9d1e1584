import { originalNetwork } from "@/lib/assets/airtime/networks";
import { asDialled } from "@/lib/assets/airtime/recipient";
import { CONFIRMS } from "./must-confirm";
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

/**
 * The same, as a part of a page, with a box to tick: airtime that went to the wrong network cannot be called back, so a slip must
 * not pay for it.
 */
export function RecipientHint({ typed, network }: { typed: string; network: Network }) {
  const hint = recipientHint(typed, network);
  if (!hint) return null;
  return (
    <>
      <span className="block">{hint}</span>
      <label key={typed} className="mt-2 flex min-h-11 cursor-pointer items-center gap-3 font-semibold">
        <input
          type="checkbox"
          {...{ [CONFIRMS]: "" }}
          className="size-5 shrink-0 accent-primary aria-invalid:outline-3 aria-invalid:outline-danger"
        />
        This number is on {networkNames[network]} now
      </label>
    </>
  );
}
