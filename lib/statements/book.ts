import type { EntryFacts, EntryKind, StatementLines } from "@/lib/kernel/slice";

/** The statement lines of all slices. The partial indexes of `transfer` list the same kinds. */
export interface StatementBook {
  kinds: Readonly<Record<string, EntryKind>>;
  parts: readonly StatementLines[];
}

export const bookOf = (parts: readonly StatementLines[]): StatementBook => ({
  kinds: Object.assign({}, ...parts.map(({ kinds }) => kinds)),
  parts,
});

/** An entry in words: 'Into escrow: ₦5,000 MTN airtime'. */
export function sentenceFor(
  { kinds }: StatementBook,
  { kind, isReversal }: { kind: string; isReversal: boolean },
  about: EntryFacts = {},
): string {
  const says = kinds[kind]?.says(about) ?? "Wallet transaction";
  return isReversal ? `Reversed: ${says.charAt(0).toLowerCase()}${says.slice(1)}` : says;
}
