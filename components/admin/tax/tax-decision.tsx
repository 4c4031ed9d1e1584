import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { TitledCard } from "@/components/ui/card";
import type { TaxNumberCase } from "@/lib/identity";
import { keyFor } from "@/lib/kernel/ids";
import type { FormAction } from "@/lib/web/form-state";

type TaxDecisionProps = {
  found: TaxNumberCase;
  viewerId: string;
  actions: Record<"check" | "refuse" | "revoke", FormAction>;
};

/** What staff decide about a tax number: it is in the register in this name, or not. */
export function TaxDecision({ found, viewerId, actions }: TaxDecisionProps) {
  const { id, state, number, name, userName } = found;
  const about = { id };
  const refusing = {
    about,
    reasonHint: `${userName} reads this.`,
    codes: "refuse_tax_number" as const,
    kind: "danger" as const,
  };
  if (state === "CHECKED")
    return (
      <TitledCard title="No longer good?" decides>
        <DecisionForm
          {...refusing}
          action={actions.revoke}
          formKey={keyFor("revoke tax number", viewerId, id)}
          label="End it"
          pending="Ending"
          says="What is sold from now on has no VAT within its price. Receipts that were issued stay."
        />
      </TitledCard>
    );
  if (state !== "CHECKING") return null;
  return (
    <TitledCard title="Compare with the register" decides>
      <p className="mb-4">
        Look up <b className="fig">{number}</b>, and compare the name with{" "}
        <b className="wrap-anywhere">{name}</b>.
      </p>
      <div className="grid gap-3 sm:grid-cols-2 sm:items-start">
        <AgreeForm
          action={actions.check}
          about={about}
          formKey={keyFor("check tax number", viewerId, id)}
          label="It’s registered in this name"
          pending="Saving"
        />
        <DecisionForm
          {...refusing}
          action={actions.refuse}
          formKey={keyFor("refuse tax number", viewerId, id)}
          label="Refuse it"
          pending="Refusing"
          says="Prices go on without VAT. Another number can be sent at any time."
        />
      </div>
    </TitledCard>
  );
}
