import type { ReactNode } from "react";
import { RestrictionNotice } from "@/components/identity/restriction-notice";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { formatPhone, type Viewer } from "@/lib/identity";
import { settingsToShow } from "@/lib/kernel/settings";
import { naira } from "@/lib/money/format";

/** The user's identity, verification and limits. */
export async function AboutYou({ viewer }: { viewer: Viewer }) {
  const { name, email, phone, emailProven, phoneProven, level, restrictions } = viewer;
  const isProven = emailProven && phoneProven;
  const { tradeMinor, dayMinor } = (await settingsToShow()).trade_limits[level];
  return (
    <TitledCard title="About you">
      <dl className="divide-y divide-line">
        <Line term="Name">{name}</Line>
        <Line term="Email" proven={emailProven}>
          {email}
        </Line>
        <Line term="Phone" proven={phoneProven}>
          {phone ? formatPhone(phone) : "none yet"}
        </Line>
        <Line term="Trading limits">
          {isProven ? `${naira(tradeMinor)} per trade, ${naira(dayMinor)} per day` : "nothing yet"}
        </Line>
      </dl>
      {!isProven && (
        <ButtonLink href="/verify?next=/settings" wide className="mt-4">
          Finish verification
        </ButtonLink>
      )}
      {restrictions.map((restriction) => (
        <div key={`${restriction.kind} ${restriction.until}`} className="mt-4">
          <RestrictionNotice restriction={restriction} />
        </div>
      ))}
    </TitledCard>
  );
}

function Line({ term, proven, children }: { term: string; proven?: boolean; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 py-3 sm:grid-cols-[8rem_1fr] sm:items-baseline">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="flex min-w-0 items-baseline justify-between gap-2.5 font-medium">
        <span className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</span>
        {proven !== undefined && (
          <Badge tone={proven ? "ok" : "wait"}>{proven ? "Verified" : "Not verified"}</Badge>
        )}
      </dd>
    </div>
  );
}
