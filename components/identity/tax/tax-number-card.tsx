import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { OwnTaxNumber } from "@/lib/identity/tax/schema";
import { keyFor } from "@/lib/kernel/ids";
import { formatDay } from "@/lib/kernel/time-format";
import type { FormAction } from "@/lib/web/form-state";
import { TaxState } from "./tax-state";

type TaxNumberCardProps = {
  taxNumber: OwnTaxNumber;
  viewerId: string;
  /** The number in force can be ended, and one that waits be withdrawn. */
  actions: { withdraw: FormAction; end: FormAction };
};

/** One of a seller’s own tax numbers, with what became of it. */
export function TaxNumberCard({ taxNumber, viewerId, actions }: TaxNumberCardProps) {
  const { id, number, name, state, sentAt, decidedAt, reason } = taxNumber;
  const about = { id };
  return (
    <TitledCard title={number} aside={<TaxState state={state} />}>
      <DefinitionList
        rows={[
          { term: "Registered name", value: <span className="wrap-anywhere">{name}</span> },
          { term: "Sent", value: formatDay(new Date(sentAt)) },
          ...(decidedAt ? [{ term: "Decided", value: formatDay(new Date(decidedAt)) }] : []),
        ]}
      />
      {reason && <p className="mt-3 rounded-inset bg-ground p-3 wrap-anywhere">{reason}</p>}
      {state === "CHECKING" && (
        <div className="mt-4 sm:max-w-xs">
          <AgreeForm
            action={actions.withdraw}
            about={about}
            formKey={keyFor("withdraw tax number", viewerId, id)}
            label="Withdraw it"
            pending="Withdrawing"
            kind="quiet"
          />
        </div>
      )}
      {state === "CHECKED" && (
        <div className="mt-4 grid gap-3 sm:max-w-xs">
          <p className="text-sm text-muted">
            No longer registered? What you sell from then on has no VAT within its price.
          </p>
          <AgreeForm
            action={actions.end}
            about={about}
            formKey={keyFor("end tax number", viewerId, id)}
            label="Sell without VAT"
            pending="Saving"
            kind="quiet"
          />
        </div>
      )}
    </TitledCard>
  );
}
