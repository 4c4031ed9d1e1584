import { Chip, ChipRow } from "@/components/ui/chip";
import { addressOf, type ListFilter } from "@/lib/trades/list-filter";

/** Which side of the trade one was on. Links, so that a filter can be kept and shared. */
export const TradeFilters = ({ filter: { role, tab } }: { filter: ListFilter }) => (
  <div className="mb-4">
    <ChipRow label="Buying or selling">
      <Chip href={addressOf({ tab })} current={!role}>
        Both sides
      </Chip>
      <Chip href={addressOf({ role: "buyer", tab })} current={role === "buyer"}>
        Buying
      </Chip>
      <Chip href={addressOf({ role: "seller", tab })} current={role === "seller"}>
        Selling
      </Chip>
    </ChipRow>
  </div>
);
