import type { ReactNode } from "react";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedPayout } from "@/lib/payouts";
import { holdWords } from "@/lib/payouts/words";

/** The payout in figures, with what the gateway calls it. */
export function PayoutFactsCard({ payout, children }: { payout: InspectedPayout; children?: ReactNode }) {
  const { currency, amountMinor, feeMinor, gatewayFeeMinor, bankName, accountNumber, accountName } = payout;
  const long = (text: string) => <span className="wrap-anywhere">{text}</span>;
  const times = [
    ["Requested", payout.createdAt],
    ["Sent to the gateway", payout.sendingAt],
    ["Paid", payout.paidAt],
    ["Next check", payout.checkAt],
  ] as const;
  return (
    <TitledCard title="Payout">
      <DefinitionList
        rows={[
          { term: "Amount", value: <Money minor={amountMinor} currency={currency} />, strong: true },
          { term: "User fee", value: <Money minor={feeMinor} currency={currency} /> },
          ...(gatewayFeeMinor === null
            ? []
            : [
                {
                  term: "Gateway fee",
                  value: <Money minor={gatewayFeeMinor} currency={currency} />,
                },
              ]),
          { term: "Bank", value: long(bankName) },
          { term: "Account number", value: <span className="fig">{accountNumber}</span> },
          { term: "Account name", value: long(accountName) },
          { term: "Approval", value: payout.twoPeople ? "needed" : "not needed" },
          ...(payout.holdUntil && payout.holdReason
            ? [{ term: `Held ${holdWords[payout.holdReason]}`, value: formatDateTime(payout.holdUntil) }]
            : []),
          ...(payout.failure && payout.state !== "PAID"
            ? [{ term: "Reason", value: long(payout.failure) }]
            : []),
          ...times.flatMap(([term, at]) => (at ? [{ term, value: formatDateTime(at) }] : [])),
          ...(payout.transferCode ? [{ term: "Gateway code", value: long(payout.transferCode) }] : []),
          ...(payout.gatewayRecordId
            ? [{ term: "Gateway record", value: long(payout.gatewayRecordId) }]
            : []),
        ]}
      />
      {children}
    </TitledCard>
  );
}
