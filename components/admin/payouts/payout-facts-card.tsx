import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedPayout } from "@/lib/payouts";
import { holdWords } from "@/lib/payouts/words";

/** The payout in figures, with what the gateway calls it. */
export function PayoutFactsCard({ payout }: { payout: InspectedPayout }) {
  const { currency, amountMinor, feeMinor, gatewayFeeMinor, bankName, accountNumber, accountName } = payout;
  const long = (text: string) => <span className="wrap-anywhere">{text}</span>;
  const times = [
    ["Asked for", payout.createdAt],
    ["Sent to the gateway", payout.sendingAt],
    ["Paid", payout.paidAt],
    ["Looked at next", payout.checkAt],
  ] as const;
  return (
    <TitledCard title="The payout">
      <DefinitionList
        rows={[
          { term: "Amount", value: <Money minor={amountMinor} currency={currency} />, strong: true },
          { term: "Fee of the user", value: <Money minor={feeMinor} currency={currency} /> },
          ...(gatewayFeeMinor === null
            ? []
            : [
                {
                  term: "Charge of the gateway",
                  value: <Money minor={gatewayFeeMinor} currency={currency} />,
                },
              ]),
          { term: "Bank", value: long(bankName) },
          { term: "Account number", value: <span className="fig">{accountNumber}</span> },
          { term: "In the name of", value: long(accountName) },
          { term: "Two people", value: payout.twoPeople ? "needed" : "not needed" },
          ...(payout.holdUntil && payout.holdReason
            ? [{ term: `Held ${holdWords[payout.holdReason]}`, value: formatDateTime(payout.holdUntil) }]
            : []),
          ...(payout.failure && payout.state !== "PAID"
            ? [{ term: "Why", value: long(payout.failure) }]
            : []),
          ...times.flatMap(([term, at]) => (at ? [{ term, value: formatDateTime(at) }] : [])),
          ...(payout.transferCode ? [{ term: "Gateway’s code", value: long(payout.transferCode) }] : []),
          ...(payout.gatewayRecordId
            ? [{ term: "Gateway’s record", value: long(payout.gatewayRecordId) }]
            : []),
        ]}
      />
    </TitledCard>
  );
}
