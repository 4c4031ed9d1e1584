import { TitledCard } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Timeline } from "@/components/ui/timeline";
import type { DepositAct, OwnDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatDay } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import { sentenceFor } from "./words";

/** Everything that happened with a deposit, and its figures. */
export function DepositHistory({ deposit, history }: { deposit: OwnDeposit; history: DepositAct[] }) {
  const entries = history.flatMap((act) => {
    const text = sentenceFor(deposit, act);
    return text ? [{ id: act.id.toString(), at: act.at, text, detail: formatDay(act.at) }] : [];
  });
  return (
    <TitledCard title="History" className="mx-auto mt-5 max-w-lg print:hidden">
      <Timeline entries={entries} />
      <DefinitionList rows={figuresOf(deposit)} className="mt-2 border-t border-line" />
      <div className="flex flex-wrap items-center justify-between gap-3 border-t border-line pt-3">
        <div className="min-w-0">
          <p className="text-sm text-muted">Reference</p>
          <p className="text-sm break-all">{deposit.reference}</p>
        </div>
        <CopyButton text={deposit.reference} label="Copy reference" />
      </div>
    </TitledCard>
  );
}

function figuresOf(deposit: OwnDeposit) {
  const {
    currency,
    askedMinor,
    paidMinor,
    gatewayFeeMinor,
    isTransfer,
    senderName,
    senderBank,
    senderAccount,
  } = deposit;
  const from = [senderBank, senderAccount].filter(Boolean).join(" · ");
  return [
    ...(isTransfer ? [] : [{ term: "Requested", value: formatMinor(askedMinor, currency) }]),
    ...(paidMinor === null ? [] : [{ term: "Received", value: formatMinor(paidMinor, currency) }]),
    ...(gatewayFeeMinor === null
      ? []
      : [{ term: `${gatewayTitle()} fee, paid by us`, value: formatMinor(gatewayFeeMinor, currency) }]),
    ...(isTransfer ? [{ term: "Sent by", value: senderName ?? "not given by the bank" }] : []),
    ...(from ? [{ term: "From", value: from }] : []),
  ];
}
