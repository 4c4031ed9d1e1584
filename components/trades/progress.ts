import { type AssetKind, assetOf } from "@/lib/assets";
import type { TradeState } from "@/lib/trades/moves";

interface Going {
  kind: AssetKind;
  state: TradeState;
}

/**
 * Which of its steps an unfinished trade is in: in escrow, sent, confirmed, paid; of goods paid, packed, on its way, looked at, done; in a
 * dispute they are three.
 */
export function progressOf({ kind, state }: Going): { step: number; of: number } {
  if (state === "DISPUTED") return { step: 2, of: 3 };
  const { steps, of } = assetOf(kind).inCatalog ? ofGoods : timed;
  return { step: steps[state as keyof typeof steps] ?? 2, of };
}

const timed = { steps: { WAITING: 1, IN_ESCROW: 2, SHIPPED: 2, DELIVERED: 3 }, of: 4 };
const ofGoods = { steps: { WAITING: 1, IN_ESCROW: 2, SHIPPED: 3, DELIVERED: 4, RETURNING: 4 }, of: 5 };
