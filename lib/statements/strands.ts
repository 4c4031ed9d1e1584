import type { Strand } from "@/lib/ledger";
import type { StatementFilter } from "./filter";
import { entryKinds } from "./kinds";

/** Which of a wallet's entries a filter by way and group wants. */
export function strandsOf({ direction, group }: StatementFilter): Strand[] {
  const wanted = group ? strandsOfGroup(group) : [{ side: "out" as const }, { side: "in" as const }];
  return direction ? wanted.filter(({ side }) => side === direction) : wanted;
}

function strandsOfGroup(wanted: string): Strand[] {
  const kinds = Object.entries(entryKinds)
    .filter(([, { group }]) => group === wanted)
    .map(([kind, { side }]) => ({ kind, side }));
  const takenBack = [
    { side: "out", reversals: true },
    { side: "in", reversals: true },
  ] as const;
  return wanted === "corrections" ? [...kinds, ...takenBack] : kinds;
}
