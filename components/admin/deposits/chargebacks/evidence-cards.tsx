import { codeWords } from "@/components/admin/code-words";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Timeline } from "@/components/ui/timeline";
import { titleOf } from "@/lib/assets";
import {
  type ChargebackEvidence,
  describeStep,
  type EvidenceTrade,
} from "@/lib/deposits/chargebacks/evidence";
import { shortCode } from "@/lib/kernel/ids";
import { formatDateTime, formatDay } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";

const long = (text: string) => <span className="wrap-anywhere">{text}</span>;

/** Our records as sent to the bank; third parties appear only by role. */
export function EvidenceCards({ evidence }: { evidence: ChargebackEvidence }) {
  return (
    <>
      <PaymentCard evidence={evidence} />
      {evidence.trades.map((trade) => (
        <TradeCard key={trade.id} trade={trade} />
      ))}
      <SafetyCard evidence={evidence} />
    </>
  );
}

function PaymentCard({ evidence: { payment, customer, withdrawals } }: { evidence: ChargebackEvidence }) {
  return (
    <TitledCard title="Payment">
      <DefinitionList
        rows={[
          { term: "Paid", value: nairaAndKobo(payment.paidMinor), strong: true },
          ...(payment.channel ? [{ term: "By", value: codeWords(payment.channel) }] : []),
          { term: "Started", value: formatDateTime(payment.begunAt) },
          { term: "Paid on", value: formatDateTime(payment.paidAt) },
          { term: "Reference", value: long(payment.reference) },
          { term: "Payer", value: long(customer.name) },
          { term: "Email", value: long(customer.email) },
          { term: "Phone", value: customer.phone },
          { term: "Member since", value: formatDay(customer.since) },
          ...withdrawals.map(({ amountMinor, bankName, accountEnds, askedAt }) => ({
            term: `Withdrawn ${formatDay(askedAt)}`,
            value: `${nairaAndKobo(amountMinor)} to ${bankName}, ${accountEnds}`,
          })),
        ]}
      />
    </TitledCard>
  );
}

function TradeCard({ trade }: { trade: EvidenceTrade }) {
  const { id, role, priceMinor, steps, messages } = trade;
  return (
    <TitledCard
      title={`Trade ${shortCode(id)}`}
      aside={<span className="text-sm text-muted">as {role}</span>}
    >
      <p className="mb-4">
        {titleOf(trade)} for {nairaAndKobo(priceMinor)}
      </p>
      <Timeline
        entries={steps.map(({ move, by, at, isSigned }, index) => ({
          id: `${index} ${move}`,
          at,
          text: describeStep({ move, by }),
          detail: [formatDay(at), isSigned && "signed with a passkey"].filter(Boolean).join(" · "),
        }))}
      />
      {messages.length > 0 && (
        <ol className="mt-4 grid gap-2">
          {messages.map(({ by, at, says }) => (
            <li key={`${at.toISOString()} ${by}`} className="rounded-inset bg-ground px-4 py-3 text-sm">
              <p className="flex flex-wrap justify-between gap-x-4 text-muted">
                <span className="font-semibold">{by}</span>
                <time dateTime={at.toISOString()}>{formatDateTime(at)}</time>
              </p>
              <p className="mt-1 whitespace-pre-wrap wrap-anywhere">{says}</p>
            </li>
          ))}
        </ol>
      )}
    </TitledCard>
  );
}

function SafetyCard({ evidence: { sessions, safety } }: { evidence: ChargebackEvidence }) {
  return (
    <TitledCard title="Sign-ins">
      <Timeline
        entries={[
          ...sessions.map(({ kind, address, userAgent, signedInAt }, index) => ({
            id: `session ${index}`,
            at: signedInAt,
            text: `${codeWords(kind)} from ${address}`,
            detail: `${formatDay(signedInAt)} · ${userAgent}`,
          })),
          ...safety.map(({ kind, at, address }, index) => ({
            id: `event ${index}`,
            at,
            text: codeWords(kind),
            detail: [formatDay(at), address].filter(Boolean).join(" · "),
          })),
        ]}
      />
      {sessions.length + safety.length === 0 && (
        <p className="text-muted">No record of the browser used to pay.</p>
      )}
    </TitledCard>
  );
}
