"use client";
import { useState } from "react";
import { MoneyField } from "@/components/form/money-field";
import { naira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";

type AmountWithFeeProps = {
  /** The fee of an amount: the first band that reaches it. Kobo, as digits. */
  bands: { until: string | null; fee: string }[];
  defaultValue: string;
  hint: string;
  error?: string | undefined;
};

/** The amount; as it is typed, what it costs and what leaves the wallet. */
export function AmountWithFee({ bands, defaultValue, hint, error }: AmountWithFeeProps) {
  const [typed, type] = useState(defaultValue);
  const amount = parseNaira(typed);
  const band =
    amount === null ? undefined : bands.find(({ until }) => until === null || amount <= BigInt(until));
  return (
    <div className="grid gap-3">
      <MoneyField
        label="Amount to receive"
        name="amount"
        defaultValue={defaultValue}
        onChange={(event) => type(event.target.value)}
        hint={hint}
        {...(error && { error })}
      />
      <p aria-live="polite" className="min-h-6 text-sm text-muted tabular-nums">
        {amount !== null && amount > 0n && band
          ? `Fee ${naira(band.fee)}. Total from your wallet: ${naira(amount + BigInt(band.fee))}.`
          : feesInWords(bands)}
      </p>
    </div>
  );
}

/** `Fee: ₦10 up to ₦5,000, ₦25 up to ₦50,000, then ₦50.` */
function feesInWords(bands: AmountWithFeeProps["bands"]): string {
  const parts = bands.map(({ until, fee }, at) => {
    if (until !== null) return `${naira(fee)} up to ${naira(until)}`;
    return at === 0 ? naira(fee) : `then ${naira(fee)}`;
  });
  return `Fee: ${parts.join(", ")}.`;
}
