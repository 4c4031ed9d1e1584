import type { Metadata } from "next";
import { readFigures } from "@/components/help/figures";
import { LimitsTable } from "@/components/help/limits-table";
import { LimitBars } from "@/components/identity/limits/limit-bars";
import { VerificationSteps } from "@/components/identity/limits/verification-steps";
import { PageHeading } from "@/components/shell/page-heading";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { ownLimits } from "@/lib/identity";
import { levelNames } from "@/lib/identity/limits/allowance";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Verification" };

/** What is verified, what comes next, and what each level allows. */
export default async function VerificationPage() {
  const viewer = await requireViewer();
  const [limits, figures] = await Promise.all([ownLimits(viewer.id), readFigures()]);
  const { level, proven } = limits;
  const own = figures.limits.find((one) => one.level === level);
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading title="Verification" />
      </div>
      <TitledCard
        title="Your level"
        aside={<Badge tone={proven ? "ok" : "wait"}>{proven ? levelNames[level] : "Not verified yet"}</Badge>}
      >
        <p className="text-muted">
          {proven && own
            ? `You can trade up to ${own.trade} at a time, and ${own.day} a day.`
            : "Verify your phone number and email to add money, buy and sell."}
        </p>
        <VerificationSteps viewer={viewer} />
      </TitledCard>
      {proven && (
        <TitledCard title="Used so far">
          <LimitBars limits={limits} />
        </TitledCard>
      )}
      <section aria-labelledby="levels">
        <h2 id="levels" className="mb-1 text-lg">
          What each level allows
        </h2>
        <p className="mb-3 text-sm text-muted">
          Limits count the prices of your purchases and sales; a cancelled trade doesn’t count.
        </p>
        <LimitsTable limits={figures.limits} current={proven ? level : undefined} />
      </section>
    </div>
  );
}
