import type { ReactNode } from "react";
import { codeWords } from "@/components/admin/code-words";
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
      : [{ term: "Requested", value: <Money minor={askedMinor} currency={currency} /> }]),
    {
      term: "Gateway fee",
      value: gatewayFeeMinor === null ? "not known" : <Money minor={gatewayFeeMinor} currency={currency} />,
    },
    ...(channel ? [{ term: "Channel", value: codeWords(channel) }] : []),
    { term: "Started", value: formatDateTime(createdAt) },
    ...(paidAt ? [{ term: "Received at", value: formatDateTime(paidAt) }] : []),
    ...(state === "INITIATED" ? [{ term: "Abandoned at", value: formatDateTime(expiresAt) }] : []),
    ...(failure ? [{ term: "Failure", value: codeWords(failure) }] : []),
    ...(gatewayReference
      ? [{ term: `${gatewayTitle()}’s reference`, value: <Whole text={gatewayReference} /> }]
      : []),
    ...(gatewayRecordId ? [{ term: `${gatewayTitle()}’s ID`, value: <Whole text={gatewayRecordId} /> }] : []),
  ];
  return (
    <TitledCard title="Deposit">
      <DefinitionList rows={rows} />
    </TitledCard>
  );
}

/** The names of the wallet's owner and the sender, side by side. */
export function NamesCard({ deposit, children }: { deposit: InspectedDeposit; children?: ReactNode }) {
  const { userName, userEmail, userPhone, isClosed, currency, balanceMinor, isTransfer } = deposit;
  const { senderName, senderBank, senderAccount, nameMatch } = deposit;
  const rows = [
    { term: "Wallet owner", value: isClosed ? `${userName} (account closed)` : userName, strong: true },
    ...(isTransfer
      ? [
          { term: "Sent by", value: senderName ?? "not given by the bank", strong: true },
          { term: "From", value: [senderBank, senderAccount].filter(Boolean).join(" · ") || "unknown" },
        ]
      : []),
    { term: "Email", value: <Whole text={userEmail} /> },
    { term: "Phone", value: userPhone },
    { term: "Left in wallet", value: <Money minor={balanceMinor} currency={currency} /> },
  ];
  return (
    <TitledCard title="Owner" aside={<NameMatchBadge match={nameMatch} />}>
      <DefinitionList rows={rows} />
      {children}
    </TitledCard>
  );
}
