import Link from "next/link";
import { DefinitionList } from "@/components/ui/definition-list";
import { type Finding, findings } from "@/lib/disputes/findings";
import { type RuleId, ruleHref, rules } from "@/lib/disputes/rules";
import { formatDateTime } from "@/lib/kernel/time-format";

type RulingSummaryProps = {
  /** What it does, in a sentence: 'Refund the buyer'. */
  title: string;
  finding: Finding;
  rules: readonly RuleId[];
  reason: string;
  /** ISO 8601. */
  at: string;
  /** Who has what once it is final. */
  shares: { term: string; value: string; strong?: boolean }[];
};

/** A decision: what was found, who gets what, the rules that it rests on, and the reason that both sides read. */
export const RulingSummary = ({ title, finding, rules: cited, reason, at, shares }: RulingSummaryProps) => (
  <div className="grid gap-3">
    <div>
      <p className="text-lg font-semibold">{title}</p>
      <p className="text-sm text-muted">{formatDateTime(new Date(at))}</p>
    </div>
    <p>{findings[finding].says}</p>
    <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {reason}
    </p>
    <DefinitionList rows={shares} className="border-y border-line" />
    <ul aria-label="Rules cited" className="flex flex-wrap gap-2">
      {cited.map((id) => (
        <li key={id}>
          <Link
            href={ruleHref(id)}
            prefetch={false}
            className="inline-flex min-h-11 items-center gap-1.5 rounded-full bg-primary-soft px-4 text-sm font-semibold text-primary-ink hover:underline"
          >
            <span className="fig">{id}</span> {rules[id].title}
          </Link>
        </li>
      ))}
    </ul>
  </div>
);
