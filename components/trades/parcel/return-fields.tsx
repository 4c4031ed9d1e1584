import { MoneyField } from "@/components/form/money-field";
import { RadioTiles } from "@/components/form/radio-tiles";
import { TextArea } from "@/components/form/text-area";
import { type FormState, fieldOf } from "@/lib/web/form-state";
import type { OrderFacts } from "./order-facts";

type FieldsProps = { state: FormState; order: OrderFacts };

/** Who pays for both ways, and what the seller adds for the way back. */
export function ReturnFields({ state, order }: FieldsProps) {
  const { role, partner, fee } = order;
  const tiles = [
    {
      value: "seller",
      label: role === "seller" ? "I pay" : `${partner} pays`,
      detail: "All is refunded",
    },
    {
      value: "buyer",
      label: role === "buyer" ? "I pay" : `${partner} pays`,
      detail: "Price refunded",
    },
  ];
  return (
    <div className="group/pays grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="-mt-2 text-sm text-muted">
        The money stays in escrow until it’s back. Where the buyer pays, the delivery fee of {fee} stays paid.
      </p>
      <RadioTiles label="Who pays for delivery both ways?" tiles={tiles} {...fieldOf(state, "paidBy")} />
      <div className="hidden group-has-[[value=seller]:checked]/pays:block">
        <MoneyField
          label="For the way back (optional)"
          hint={
            role === "seller"
              ? `Held from your wallet, and paid to ${partner} when it’s back.`
              : `Held from ${partner}’s wallet, and paid to you when it’s back.`
          }
          {...fieldOf(state, "wayBack")}
        />
      </div>
    </div>
  );
}

/** What goes back of each line. */
export const SplitFields = ({ state, order: { role, partner, lines } }: FieldsProps) => (
  <>
    <p className="-mt-2 text-sm text-muted">
      {role === "buyer"
        ? `You keep it and get this much back. ${partner} is paid the rest, and the order ends.`
        : `${partner} keeps it and gets this much back. You’re paid the rest less commission, and the order ends.`}
    </p>
    {lines.map(({ line, title, total }) => (
      <MoneyField
        key={line}
        label={lines.length > 1 ? title : "Goes back"}
        hint={`Of ${total}.`}
        {...fieldOf(state, `refund.${String(line)}`)}
      />
    ))}
  </>
);

/** What came back, for a moderator. */
export const ContestFields = ({ state, order: { partner } }: FieldsProps) => (
  <>
    <p className="-mt-2 text-sm text-muted">
      A moderator decides, and nobody is paid until then. Add photos of what came back on the next page.
    </p>
    <TextArea
      label="What came back?"
      maxLength={2000}
      hint={`${partner} and the moderator read this.`}
      {...fieldOf(state, "statement")}
    />
  </>
);
