import Link from "next/link";
import { Restrictions } from "@/components/admin/staff/restrictions";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Money } from "@/components/ui/money";
import type { InspectedChargeback } from "@/lib/deposits";
import { formatDateTime } from "@/lib/kernel/time-format";

/** The chargeback in figures. */
export function ChargebackFacts({ chargeback }: { chargeback: InspectedChargeback }) {
  const { currency, amountMinor, heldMinor, lossMinor, recoveredMinor, state, userId, userName } = chargeback;
  const times = [
    ["Opened", chargeback.createdAt],
    ["Respond by", chargeback.dueAt],
    ["Answered", chargeback.respondedAt],
    ["Sent to gateway", chargeback.evidence.deliveredAt],
    ["Decided", chargeback.closedAt],
  ] as const;
  return (
    <TitledCard title="Chargeback">
      <DefinitionList
        rows={[
          {
            term: "Amount disputed",
            value: <Money minor={amountMinor} currency={currency} />,
            strong: true,
          },
          {
            term: state === "OPEN" ? "Held" : "Was held",
            value: <Money minor={heldMinor} currency={currency} />,
          },
          ...(lossMinor > 0n
            ? [
                { term: "Our loss", value: <Money minor={lossMinor} currency={currency} /> },
                { term: "Recovered", value: <Money minor={recoveredMinor} currency={currency} /> },
              ]
            : []),
          {
            term: "Wallet owner",
            value: (
              <Link href={`/admin/trades?q=${userId}`} className={`${tradeLinkClass} wrap-anywhere`}>
                {userName}
              </Link>
            ),
          },
          { term: "Account", value: <Restrictions restrictions={chargeback.restrictions} /> },
          { term: "Wallet balance", value: <Money minor={chargeback.balanceMinor} currency={currency} /> },
          ...times.flatMap(([term, at]) => (at ? [{ term, value: formatDateTime(at) }] : [])),
          ...(chargeback.respondedBy ? [{ term: "Responded by", value: chargeback.respondedBy }] : []),
          {
            term: "Gateway dispute ID",
            value: <span className="wrap-anywhere">{chargeback.gatewayRecordId}</span>,
          },
        ]}
      />
      <p className="mt-4 text-sm">
        <Link href={`/admin/deposits/${chargeback.reference}`} className={tradeLinkClass}>
          View deposit
        </Link>
      </p>
    </TitledCard>
  );
}
