import { MoneyField } from "@/components/form/money-field";
import { TextField } from "@/components/form/text-field";
import { Card } from "@/components/ui/card";
import type { Leaf } from "@/lib/catalog/complete";
import type { PriceHint as Hint } from "@/lib/catalog/queries/price-range";
import { formatPercent, naira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { PriceHintLine } from "../price-hint";
import { type FieldsProps, type ListingSelling, wired } from "./listing-form";
import { receivedOf } from "./received";
import { usePriceHint } from "./use-price-hint";
import { useTyped } from "./use-typed";

type PriceFieldsProps = FieldsProps & {
  selling: ListingSelling;
  leaf: Leaf | null;
  /** What the page came with. */
  priceHint: Hint | null;
};

/** The price, with what the seller receives of it, and how many there are. */
export function PriceFields({ selling, leaf, priceHint, ...props }: PriceFieldsProps) {
  const priceMinor = parseNaira(useTyped(props, "price"));
  const hint = usePriceHint(props, leaf, priceHint);
  return (
    <Card className="grid gap-4 p-4 sm:p-5">
      <MoneyField
        label="Price"
        placeholder="0"
        hint={
          // As high in either case: it comes while the form is filled in.
          <span aria-live="polite" className="block min-h-10">
            {hint ? (
              <PriceHintLine hint={hint} priceMinor={priceMinor} of="yours" />
            ) : (
              `From ₦100 to ${naira(selling.tradeLimitMinor)} at your verification level.`
            )}
          </span>
        }
        {...wired(props, "price")}
      />
      <YouReceive selling={selling} priceMinor={priceMinor ?? 0n} />
      <TextField
        label="How many?"
        inputMode="numeric"
        autoComplete="off"
        maxLength={6}
        {...wired(props, "units")}
      />
      <label className="flex min-h-11 cursor-pointer items-center justify-between gap-3 border-t border-line pt-3">
        Let buyers offer a price
        <input type="checkbox" value="yes" {...flagOf(props)} className="size-6 shrink-0 accent-primary" />
      </label>
      <Details summary="Price before, low stock" isOpen={hasMore(props)}>
        <MoneyField
          label="Price before"
          required={false}
          hint="Shown struck through beside the price. It has to be above it."
          {...wired(props, "comparePrice")}
        />
        <TextField
          label="Remind me when so few are left"
          required={false}
          inputMode="numeric"
          autoComplete="off"
          maxLength={3}
          hint="Only you see this."
          {...wired(props, "lowStockAt")}
        />
      </Details>
    </Card>
  );
}

const flagOf = (props: FieldsProps) => {
  const { defaultValue, error: _, ...field } = wired(props, "takesBids");
  return { ...field, defaultChecked: defaultValue === "yes" };
};

const hasMore = ({ state: { values, fieldErrors } }: FieldsProps) =>
  ["comparePrice", "lowStockAt"].some((name) => values[name] || fieldErrors[name]);

type DetailsProps = { summary: string; isOpen: boolean; children: React.ReactNode };

const Details = ({ summary, isOpen, children }: DetailsProps) => (
  <details open={isOpen || undefined} className="border-t border-line">
    <summary className="flex min-h-11 cursor-pointer items-center font-medium text-primary-ink">
      {summary}
    </summary>
    <div className="grid gap-4 pt-1">{children}</div>
  </details>
);

/** What the seller gets of a sale, by the commission that publishing now would freeze. */
function YouReceive({ selling, priceMinor }: Pick<PriceFieldsProps, "selling"> & { priceMinor: bigint }) {
  if (priceMinor === 0n) return null;
  const { feeBps, feeMinor, receivedMinor } = receivedOf(priceMinor, selling);
  return (
    <dl aria-live="polite" className="grid grid-cols-[1fr_auto] gap-y-1 rounded-inset bg-ground px-4 py-3">
      <dt className="text-muted">Commission, {formatPercent(feeBps)}</dt>
      <dd className="fig text-right whitespace-nowrap">{naira(feeMinor)}</dd>
      <dt className="font-semibold">You receive</dt>
      <dd className="fig text-right text-xl font-semibold whitespace-nowrap text-primary-ink">
        {naira(receivedMinor)}
      </dd>
    </dl>
  );
}
