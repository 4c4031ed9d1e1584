import { Field, inputClass } from "@/components/form/field";
import { formatClock } from "@/lib/kernel/time-format";
import type { FormState } from "@/lib/web/form-state";
import type { OrderFacts } from "./order-facts";
import { ScanCode } from "./scan-code";

type HandOverFieldsProps = { state: FormState; reader: OrderFacts["reader"]; tradeId: string };

/** The buyer's code: six digits, or scanned. */
export const HandOverFields = ({ state, reader, tradeId }: HandOverFieldsProps) => (
  <>
    <Field
      label="Six digits"
      name="digits"
      error={state.fieldErrors["code"]}
      hint={reader ? hintOf(reader) : undefined}
    >
      {(wiring) => (
        <input
          {...wiring}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          maxLength={11}
          defaultValue={state.values["digits"]}
          className={`${inputClass} fig h-16 text-center text-2xl tracking-[0.35em]`}
        />
      )}
    </Field>
    {reader && <ScanCode tradeId={tradeId} hash={reader.hash} />}
  </>
);

const ALL_TRIES = 15;

function hintOf({ triesLeft, lockedUntil }: NonNullable<OrderFacts["reader"]>): string {
  if (triesLeft === 0) return "Too many wrong codes. The buyer has to make a new one in their order.";
  const left =
    triesLeft < ALL_TRIES ? ` ${String(triesLeft)} ${triesLeft === 1 ? "try" : "tries"} left.` : "";
  if (lockedUntil)
    return `Digits can be tried again at ${formatClock(new Date(lockedUntil))}.${left} Scanning works meanwhile.`;
  return `The buyer shows them once they hold it and have looked at it.${left}`;
}
