import { daysBetween } from "@/components/checkout/words";
import { selectClass } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { DeliveryThere } from "@/lib/checkout/quote/schema";
import { stateOf, states } from "@/lib/geo/states";
import { naira } from "@/lib/money/format";

export type DeliveryThereProps = {
  /** The state that it goes to; undefined while none is chosen. */
  state: string | undefined;
  /** It is that of the viewer’s own address, which is changed elsewhere. */
  isOwn: boolean;
  /** Null where it isn’t sent there. */
  there: DeliveryThere | null | undefined;
  choose: (submitted: FormData) => Promise<void>;
};

/** What it costs to have it sent to the viewer’s state, and when it comes; or the question which that is. It needs no script. */
export function DeliveryToState({ state, isOwn, there, choose }: DeliveryThereProps) {
  const name = state && stateOf(state)?.name;
  if (!name) return <Chooser chosen="" choose={choose} />;
  return (
    <div>
      <p className="font-semibold">{there ? feeInWords(there, name) : `Doesn’t deliver to ${name}`}</p>
      {there && (
        <p className="text-sm text-muted">Arrives {daysBetween(there.from, there.until)} if you buy today</p>
      )}
      {!isOwn && (
        <details key={state}>
          <summary className="flex min-h-11 w-fit items-center text-sm font-semibold text-primary-ink">
            Deliver to another state
          </summary>
          <Chooser chosen={state} choose={choose} />
        </details>
      )}
    </div>
  );
}

function feeInWords({ fee, isLeast }: DeliveryThere, name: string): string {
  if (fee.minor === "0") return `Free delivery to ${name}`;
  return `Delivery to ${name} ${isLeast ? "from" : "for"} ${naira(fee.minor)}`;
}

const Chooser = ({ chosen, choose }: { chosen: string; choose: DeliveryThereProps["choose"] }) => (
  <Form action={choose} aria-label="Delivery to your state" className="flex items-end gap-2">
    <label className="min-w-0 flex-1 text-sm font-semibold">
      What does delivery cost to
      <select
        key={chosen}
        name="state"
        required
        defaultValue={chosen}
        className={`${selectClass} mt-1 font-normal`}
      >
        <option value="" disabled>
          Choose a state
        </option>
        {states.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <SubmitButton kind="quiet" pendingLabel="Looking">
      Show
    </SubmitButton>
  </Form>
);
