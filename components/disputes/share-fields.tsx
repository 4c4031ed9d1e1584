"use client";
import { useState } from "react";
import { MoneyField } from "@/components/form/money-field";
import { divide } from "@/lib/disputes/standing/shares";
import type { MoneyView } from "@/lib/kernel/schema";
import type { FeeRule } from "@/lib/money/fees";
import { formatMinor, typedNaira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { type FormState, fieldOf } from "@/lib/web/form-state";

export type ShareFieldsProps = {
  state: FormState;
  hold: MoneyView;
  feeRule: FeeRule;
  /** By first name, or `You`: who gets their money back, and who is paid. */
  refunded: string;
  paid: string;
  /** What the field begins with, in minor units as digits. */
  initial: string;
  isCompact?: boolean;
};

const gets = (who: string, verb: "get" | "is paid") => {
  if (verb === "get") return who === "You" ? "You get back" : `${who} gets back`;
  return who === "You" ? "You’re paid" : `${who} is paid`;
};

/** How what is held is shared: an amount and a slider that are one, and what each side has in the end, fee included. */
export function ShareFields({ state, hold, feeRule, refunded, paid, initial, isCompact }: ShareFieldsProps) {
  const all = BigInt(hold.minor);
  const { defaultValue, ...field } = fieldOf(state, "refundMinor");
  const [typed, type] = useState(defaultValue ?? typedNaira(BigInt(initial)));
  const minor = parseNaira(typed);
  const shares = minor !== null && minor <= all ? divide(all, minor, feeRule) : undefined;
  const amount = (value: bigint) => formatMinor(value, hold.currency);
  return (
    <div className="grid gap-3">
      <MoneyField
        label={gets(refunded, "get")}
        hint={`Of ${amount(all)} in escrow.`}
        {...field}
        value={typed}
        onChange={({ target }) => type(target.value)}
      />
      <input
        type="range"
        aria-label={`${gets(refunded, "get")}, in steps of 1%`}
        min={0}
        max={100}
        value={minor !== null && minor <= all ? Number((minor * 100n + all / 2n) / all) : 0}
        onChange={({ target }) => type(typedNaira((all * BigInt(target.value)) / 100n))}
        className="h-11 w-full cursor-pointer accent-primary"
      />
      <dl
        aria-live="polite"
        className={`grid gap-1 rounded-inset bg-ground tabular-nums ${isCompact ? "p-3" : "p-4"}`}
      >
        <Share term={gets(refunded, "get")} value={shares ? amount(shares.refund) : "–"} />
        <Share term={gets(paid, "is paid")} value={shares ? amount(shares.paid) : "–"} />
        <Share term="Our commission" value={shares ? amount(shares.fee) : "–"} isQuiet />
      </dl>
    </div>
  );
}

const Share = ({ term, value, isQuiet = false }: { term: string; value: string; isQuiet?: boolean }) => (
  <div className={`flex justify-between gap-4 ${isQuiet ? "text-sm text-muted" : ""}`}>
    <dt className={isQuiet ? "" : "text-muted"}>{term}</dt>
    <dd className={isQuiet ? "" : "font-semibold"}>{value}</dd>
  </div>
);
