import { z } from "zod";
import { UUID_PATTERN } from "@/lib/kernel/ids";
import { text } from "@/lib/kernel/input/fields";
import { typedAmount } from "@/lib/money/typed-amount";

/** `dep-` and a lower-case UUID: valid under the gateway's rules. */
export const depositReference = text().regex(
  new RegExp(`^dep-${UUID_PATTERN}$`),
  "That is not a deposit's reference.",
);

const LONGEST_PATH = 500;

/** Whether this is a path on our own site, such as `/trades/1?tab=chat`, and not a disguised URL of another site. */
export function isOwnPath(path: string): boolean {
  if (path.length > LONGEST_PATH || !/^\/(?!\/)[\x21-\x5b\x5d-\x7e]*$/.test(path)) return false;
  const here = "https://here.invalid";
  if (!URL.canParse(path, here)) return false;
  const { origin, pathname } = new URL(path, here);
  return origin === here && !pathname.startsWith("//") && !/%(?:5c|2f|[01][0-9a-f]|7f)/i.test(pathname);
}

export const ownPath = text().refine(isOwnPath, "Enter a path on this site, such as /offers.");

/** The funding form's text fields as the operation's input. A `next` that is not our own path is dropped. */
export const fundForm = z
  .object({ amount: text().default("").pipe(typedAmount()), next: text().optional() })
  .transform(({ amount, next }) => ({ amount, ...(next && isOwnPath(next) ? { returnTo: next } : {}) }));
