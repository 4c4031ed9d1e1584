import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { SelectField } from "@/components/form/select-field";
import { ChevronDownIcon, HomeIcon, TruckIcon } from "@/components/ui/icons";
import { stateOf, states } from "@/lib/geo/states";
import { chosenOf, type FieldsProps, wired } from "./listing-form";
import { Pills } from "./pills";
import { useTyped } from "./use-typed";

/** Where it is, and how it comes to the buyer and back. Filled in from the last listing, each is one line until it is opened. */
export function PlaceFields(props: FieldsProps) {
  const { values } = props.state;
  const [state, lga, days] = [
    useTyped(props, "state"),
    useTyped(props, "lga"),
    useTyped(props, "returnDays"),
  ];
  const ways: unknown = useWatch({ control: props.form.control, name: "delivery" });
  const delivery: unknown[] = Array.isArray(ways) ? ways : (values.delivery?.split(",") ?? []);
  const place = stateOf(state);
  const isKnown = (values.lga ?? "") !== "";
  return (
    <div className="divide-y divide-line rounded-box border border-line bg-surface shadow-card">
      <Row
        icon={<HomeIcon size={20} />}
        title={lga && place ? `${lga}, ${place.name}` : "Where is it?"}
        says="Buyers see the area, never your address"
        isOpen={!isKnown || isWrong(props, ["state", "lga"])}
      >
        <SelectField
          label="State"
          placeholder="Choose a state"
          options={states.map(({ code, name }) => ({ value: code, label: name }))}
          {...wired(props, "state")}
        />
        <SelectField
          key={state}
          label="Local government area"
          placeholder={place ? "Choose an area" : "Choose a state first"}
          options={(place?.lgas ?? []).map((name) => ({ value: name, label: name }))}
          {...wired(props, "lga")}
        />
      </Row>
      <Row
        icon={<TruckIcon size={20} />}
        title={waysInWords(delivery)}
        says={days === "0" ? "Returns only if it’s not as described" : `Returns within ${days} days`}
        isOpen={isWrong(props, ["delivery", "returnDays", "returnsPaidBy"])}
      >
        <Ways {...props} />
      </Row>
    </div>
  );
}

const Ways = (props: FieldsProps) => (
  <>
    <Pills
      legend="How does the buyer get it?"
      isMany
      pills={[
        { value: "SEND", label: "I send it" },
        { value: "PICK_UP", label: "Pick-up" },
      ]}
      {...chosenOf(props, "delivery")}
    />
    <Pills
      legend="Can it come back?"
      pills={[
        { value: "0", label: "No" },
        { value: "3", label: "3 days" },
        { value: "7", label: "7 days" },
        { value: "14", label: "14 days" },
      ]}
      hint="What isn’t as described may always come back."
      {...chosenOf(props, "returnDays")}
    />
    <Pills
      legend="Who pays the way back?"
      pills={[
        { value: "buyer", label: "The buyer" },
        { value: "seller", label: "I do" },
      ]}
      {...chosenOf(props, "returnsPaidBy")}
    />
  </>
);

const isWrong = (
  { form, state }: FieldsProps,
  names: readonly ("state" | "lga" | "delivery" | "returnDays" | "returnsPaidBy")[],
) => names.some((name) => state.fieldErrors[name] || form.formState.errors[name]);

function waysInWords(delivery: readonly unknown[]): string {
  const sends = delivery.includes("SEND");
  if (sends && delivery.includes("PICK_UP")) return "You send it, or pick-up";
  if (sends) return "You send it";
  return delivery.includes("PICK_UP") ? "Pick-up only" : "Delivery";
}

type RowProps = { icon: ReactNode; title: string; says: string; isOpen: boolean; children: ReactNode };

const Row = ({ icon, title, says, isOpen, children }: RowProps) => (
  <details className="group" open={isOpen || undefined}>
    <summary className="flex min-h-16 cursor-pointer list-none items-center gap-3.5 p-4">
      <span className="grid size-10 shrink-0 place-items-center rounded-inset bg-rail text-muted">
        {icon}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{title}</span>
        <span className="block text-sm text-muted">{says}</span>
      </span>
      <ChevronDownIcon className="shrink-0 text-muted transition-transform group-open:rotate-180" />
    </summary>
    <div className="grid gap-4 px-4 pb-4">{children}</div>
  </details>
);
