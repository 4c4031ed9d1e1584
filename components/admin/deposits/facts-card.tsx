import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import type { InspectedDeposit } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { formatDateTime } from "@/lib/kernel/time-format";
import { NameMatchBadge } from "./states";

const Whole = ({ text }: { text: string }) => <span className="text-sm break-all">{text}</span>;

/** A deposit in figures, with all its names. */
export function DepositFacts({ deposit }: { deposit: InspectedDeposit }) {
  const { currency, askedMinor, paidMinor, gatewayFeeMinor, channel, gatewayReference, gatewayRecordId } =
    deposit;
  const { createdAt, paidAt, expiresAt, state, failure } = deposit;
  const rows = [
    ...(paidMinor === null
      ? []
      : [{ term: "Received", value: <Money minor={paidMinor} currency={currency} />, strong: true }]),
    ...(deposit.isTransfer
      ? []
      : [{ term: "Asked for", value: <Money minor={askedMinor} currency={currency} /> }]),
    {
      term: "Gateway’s fee",
      value: gatewayFeeMinor === null ? "not known" : <Money minor={gatewayFeeMinor} currency={currency} />,
    },
    ...(channel ? [{ term: "Channel", value: channel.replaceAll("_", " ") }] : []),
    { term: "Begun", value: formatDateTime(createdAt) },
    ...(paidAt ? [{ term: "Received at", value: formatDateTime(paidAt) }] : []),
    ...(state === "INITIATED" ? [{ term: "Given up at", value: formatDateTime(expiresAt) }] : []),
    ...(failure ? [{ term: "Failure", value: failure.replaceAll("_", " ") }] : []),
    ...(gatewayReference
      ? [{ term: `${gatewayTitle()}’s reference`, value: <Whole text={gatewayReference} /> }]
      : []),
    ...(gatewayRecordId ? [{ term: `${gatewayTitle()}’s id`, value: <Whole text={gatewayRecordId} /> }] : []),
  ];
  return (
    <TitledCard title="The deposit">
      <DefinitionList rows={rows} />
    </TitledCard>
  );
}

/** The two names side by side: whose wallet, and who sent it. */
export function NamesCard({ deposit }: { deposit: InspectedDeposit }) {
  const { userName, userEmail, userPhone, isClosed, currency, balanceMinor, isTransfer } = deposit;
  const { senderName, senderBank, senderAccount, nameMatch } = deposit;
  const rows = [
    { term: "Wallet of", value: isClosed ? `${userName} (has left)` : userName, strong: true },
    ...(isTransfer
      ? [
          { term: "Sent by", value: senderName ?? "not told by the bank", strong: true },
          { term: "From", value: [senderBank, senderAccount].filter(Boolean).join(" · ") || "not told" },
        ]
      : []),
    { term: "Email", value: <Whole text={userEmail} /> },
    { term: "Phone", value: userPhone },
    { term: "Left in the wallet", value: <Money minor={balanceMinor} currency={currency} /> },
  ];
  return (
    <TitledCard title="Whose money" aside={<NameMatchBadge match={nameMatch} />}>
      <DefinitionList rows={rows} />
    </TitledCard>
  );
}
