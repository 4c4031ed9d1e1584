import Link from "next/link";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { LedgerState } from "@/lib/staff";

type Check = NonNullable<LedgerState["last"]>;

/** What the numbered rules promise, in a few words. */
const rulesInWords: Record<Check["rules"][number]["rule"], string> = {
  L1: "Every transfer balances, and all accounts sum to zero",
  L2: "History is never changed",
  L3: "No account is overdrawn unless allowed",
  L4: "Each balance equals the sum of its transfers",
  L5: "Each idempotency key belongs to one request",
  L6: "Each hold matches its trade or payout",
  L7: "Only allowed account pairs are posted",
  L8: "Each gateway payment is posted once",
  L9: "Commission, seller’s share and refund add up to the price",
  L10: "Every state change is allowed",
  L11: "Offer units match their trades",
};

/** Each rule, green or red, as the last check left it. */
export function FindingsCard({ check, now }: { check: LedgerState["last"]; now: Date }) {
  if (!check) {
    return (
      <Notice tone="wait" title="Not checked yet">
        The worker checks the ledger every minute.
      </Notice>
    );
  }
  const { findings, rules, at, durationMs, scope } = check;
  return (
    <TitledCard
      title={findings.length === 0 ? "All rules hold" : "A rule is broken"}
      aside={
        <span className="text-sm text-muted">
          {scope === "full" ? "Everything" : "Recent postings"}, <RelativeTime at={at} now={now} />, in{" "}
          {durationMs} ms
        </span>
      }
    >
      <ul className="divide-y divide-line">
        {rules
          .toSorted((a, b) => numberOf(a) - numberOf(b))
          .map(({ rule }) => (
            <RuleLine key={rule} rule={rule} findings={findings.filter((finding) => finding.rule === rule)} />
          ))}
      </ul>
    </TitledCard>
  );
}

const numberOf = ({ rule }: Check["rules"][number]): number => Number(rule.slice(1));

function RuleLine({ rule, findings }: { rule: keyof typeof rulesInWords; findings: Check["findings"] }) {
  return (
    <li className="py-2.5">
      <div className="flex items-baseline gap-3">
        <span className="fig w-9 shrink-0">{rule}</span>
        <span className="min-w-0 flex-1">{rulesInWords[rule]}</span>
        <Badge tone={findings.length === 0 ? "ok" : "danger"}>
          {findings.length === 0 ? "holds" : "broken"}
        </Badge>
      </div>
      {findings.map(({ what, found, ids }) => (
        <div key={what} className="mt-1 ml-12 text-sm">
          <p className="text-danger">
            {what} ({found})
          </p>
          <p className="flex flex-wrap gap-x-3">
            {ids.map((id) => (
              <FoundId key={id} id={id} />
            ))}
          </p>
        </div>
      ))}
    </li>
  );
}

/** Ids of trades, offers and users link to their trades; postings and accounts have no page. */
function FoundId({ id }: { id: string }) {
  if (!id.includes("-")) return <span className="tabular-nums">{id}</span>;
  return (
    <Link href={`/admin/trades?q=${encodeURIComponent(id)}`} className={`${tradeLinkClass} break-all`}>
      {id}
    </Link>
  );
}
