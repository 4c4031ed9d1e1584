import Link from "next/link";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { type DisputeReason, titleOf } from "@/lib/assets";
import { LONGEST_ANSWER } from "@/lib/disputes/reasons";
import { LONGEST_STATEMENT } from "@/lib/disputes/schema";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { firstName, partnerOf, shortName } from "@/lib/trades/naming";
import type { TradeView } from "@/lib/trades/schema";
import type { FormAction } from "@/lib/web/form-state";
import { ReasonChoice } from "./reason-choice";
import { ReportForm } from "./report-form";

type ReportProps = {
  trade: TradeView;
  reasons: Record<string, DisputeReason>;
  /** The one that was chosen, if one was. */
  reason: string | undefined;
  /** Why it is too early to report that it has not arrived. */
  tooEarly: string | null;
  /** Of a trade that has ended: until when it can be reported. */
  claimUntil: Date | null;
  action: FormAction;
};

/** Reporting a problem: first what went wrong, then what that reason asks. */
export function Report({ trade, reasons, reason, tooEarly, claimUntil, action }: ReportProps) {
  const chosen = reason === undefined ? undefined : reasons[reason];
  const page = `/trades/${trade.id}/dispute`;
  return (
    <div className="max-w-reading">
      <PageHeading
        title={chosen ? chosen.says : "What’s wrong?"}
        lead={
          <>
            {titleOf(trade)}, with <bdi>{shortName(partnerOf(trade).name)}</bdi>
          </>
        }
      />
      {claimUntil && (
        <div className="mb-4">
          <Notice title="This trade has ended">
            The money has moved, so a decision can’t move it back by itself. Amana still reviews what
            happened, and it counts in both your records. You can report it until {formatDateTime(claimUntil)}
            .
          </Notice>
        </div>
      )}
      <Card aria-label="Your report" className={chosen ? "p-5 sm:p-6" : "overflow-hidden"}>
        {chosen && reason !== undefined ? (
          <div className="grid gap-4">
            <Expects reason={chosen} trade={trade} />
            <ReportForm
              action={action}
              tradeId={trade.id}
              formKey={keyFor("dispute", trade.id, trade.version)}
              reason={reason}
              questions={chosen.questions ?? {}}
              longest={{ answer: LONGEST_ANSWER, statement: LONGEST_STATEMENT }}
            />
          </div>
        ) : (
          <ReasonChoice reasons={reasons} hrefOf={(each) => `${page}?reason=${each}`} />
        )}
      </Card>
      {tooEarly !== null && !chosen && <p className="mt-4 text-sm text-muted">{tooEarly}</p>}
      <p className="mt-4 flex flex-wrap gap-x-6">
        {chosen && <WayBack href={`${page}?new=1`}>Choose something else</WayBack>}
        <WayBack href={`/trades/${trade.id}`}>Back to the trade</WayBack>
      </p>
    </div>
  );
}

/** What happens next, and what to have at hand. */
const Expects = ({ reason: { evidence = [] }, trade }: { reason: DisputeReason; trade: TradeView }) => (
  <div className="grid gap-2 text-sm text-muted">
    <p>
      The money stays in escrow. {firstName(partnerOf(trade).name)} has 24 hours to answer, then a moderator
      decides within 48 hours. {firstName(partnerOf(trade).name)} reads what you write here once they have
      written their own side.
    </p>
    {evidence.length > 0 && (
      <div>
        <p>Have this at hand. You add files on the next page.</p>
        <ul className="mt-1 list-disc pl-5">
          {evidence.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
    )}
  </div>
);

const WayBack = ({ href, children }: { href: string; children: string }) => (
  <Link
    href={href}
    prefetch={false}
    className="inline-flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-4"
  >
    {children}
  </Link>
);
