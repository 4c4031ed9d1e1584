import { stateOf } from "@/lib/geo/states";
import type { Zone } from "./strategies";

/** How a seller charges for sending. All amounts in kobo. */
export type Strategy =
  | { by: "FLAT"; base: bigint; extra: bigint }
  | { by: "WEIGHT"; bands: readonly { upToGrams: number; base: bigint }[]; extra: bigint }
  | { by: "ZONE"; zones: Readonly<Record<Zone, bigint | null>>; extra: bigint }
  | { by: "FREE_FROM"; from: bigint; base: bigint; extra: bigint };

export interface Place {
  /** ISO 3166-2:NG without its prefix: 'LA'. */
  state: string;
  lga: string;
}

/** One line of a parcel. */
export interface ParcelLine {
  strategy: Strategy;
  pieces: number;
  /** Of one piece. */
  grams: number;
  /** Of all its pieces, in kobo. */
  total: bigint;
}

/** The nearest zone that holds both places. */
export function zoneOf(from: Place, to: Place): Zone {
  if (from.state === to.state) return from.lga === to.lga ? "lga" : "state";
  return stateOf(from.state)?.region === stateOf(to.state)?.region ? "region" : "country";
}

/** What the first piece of a line costs to send, in kobo; null where its seller does not send it there, or that much. */
function baseOf({ strategy, pieces, grams, total }: ParcelLine, zone: Zone): bigint | null {
  if (strategy.by === "FLAT") return strategy.base;
  if (strategy.by === "FREE_FROM") return total >= strategy.from ? 0n : strategy.base;
  if (strategy.by === "ZONE") return strategy.zones[zone];
  return strategy.bands.find(({ upToGrams }) => grams * pieces <= upToGrams)?.base ?? null;
}

/** Bands already weigh all pieces, and what is free from a sum is free whole. */
const extraOf = ({ strategy, total }: ParcelLine): bigint =>
  strategy.by === "WEIGHT" || (strategy.by === "FREE_FROM" && total >= strategy.from) ? 0n : strategy.extra;

/**
 * What a parcel costs to send, in kobo: the dearest line's first piece, and each further piece what its own line asks for one more. Among
 * lines that are equally dear it is the one whose further pieces cost most, so that the order of lines changes nothing. Null where one of
 * them is not sent there.
 */
export function deliveryFee(lines: readonly ParcelLine[], from: Place, to: Place): bigint | null {
  const zone = zoneOf(from, to);
  let fee = 0n;
  let dearest: { base: bigint; extra: bigint } | undefined;
  for (const line of lines) {
    const base = baseOf(line, zone);
    if (base === null) return null;
    const extra = extraOf(line);
    fee += extra * BigInt(line.pieces);
    const isDearer = !dearest || base > dearest.base || (base === dearest.base && extra > dearest.extra);
    if (isDearer) dearest = { base, extra };
  }
  return dearest ? fee + dearest.base - dearest.extra : null;
}
