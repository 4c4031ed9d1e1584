import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { OwnPayout } from "@/lib/payouts";

/** The payout in figures, as its owner may need them for their bank. */
export function PayoutFacts({ payout }: { payout: OwnPayout }) {
  const {
    currency,
    amountMinor,
    feeMinor,
    bankName,
    accountNumber,
    accountName,
    reference,
    createdAt,
    paidAt,
    endedAt,
  } = payout;
  return (
    <DefinitionList
      rows={[
        {
          term: "Bank receives",
          value: <Money minor={amountMinor} currency={currency} />,
          strong: true,
        },
        { term: "Fee", value: <Money minor={feeMinor} currency={currency} /> },
        {
          term: endedAt ? "Taken from your wallet" : "Left your wallet",
          value: <Money minor={amountMinor + feeMinor} currency={currency} />,
        },
        { term: "Bank", value: <span className="wrap-anywhere">{bankName}</span> },
        { term: "Account number", value: <span className="fig">{accountNumber}</span> },
        { term: "Account name", value: <span className="wrap-anywhere">{accountName}</span> },
        { term: "Requested", value: `${formatDateTime(createdAt)}, Lagos` },
        ...(paidAt ? [{ term: "Paid", value: `${formatDateTime(paidAt)}, Lagos` }] : []),
        { term: "Reference", value: <span className="text-sm wrap-anywhere">{reference}</span> },
      ]}
    />
  );
}
