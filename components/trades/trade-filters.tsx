import { Chip, ChipRow } from "@/components/ui/chip";
import { addressOf, type ListFilter, stateNames } from "@/lib/trades/list-filter";
import type { TradeState } from "@/lib/trades/moves";

const shown: TradeState[] = ["IN_ESCROW", "DELIVERED", "DISPUTED", "COMPLETED", "CANCELLED"];

/** Which side of the trade one was on, and where it stands. Links, so that a filter can be kept and shared. */
export function TradeFilters({ filter: { role, state } }: { filter: ListFilter }) {
  return (
    <div className="mb-5 flex flex-col gap-1">
      <ChipRow label="Buying or selling">
        <Chip href={addressOf({ state })} current={!role}>
          All
        </Chip>
        <Chip href={addressOf({ role: "buyer", state })} current={role === "buyer"}>
          Buying
        </Chip>
        <Chip href={addressOf({ role: "seller", state })} current={role === "seller"}>
          Selling
        </Chip>
      </ChipRow>
      <ChipRow label="Status">
        <Chip href={addressOf({ role })} current={!state}>
          Any status
        </Chip>
        {shown.map((one) => (
          <Chip key={one} href={addressOf({ role, state: one })} current={state === one}>
            {stateNames[one]}
          </Chip>
        ))}
      </ChipRow>
    </div>
  );
}
