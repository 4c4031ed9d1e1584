import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { CorrectLink } from "@/components/admin/corrections/correct-link";
import { TitledCard } from "@/components/ui/card";
import type { StaffAccess } from "@/lib/audit";
import { correctionActsOf } from "@/lib/corrections";
import type { OwnLimits } from "@/lib/identity";
import { restrictionKinds } from "@/lib/identity/restrictions/kinds";
import { restrictionLengths } from "@/lib/identity/restrictions/schema";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import type { FoundTrade, InspectedPerson, PersonLine } from "@/lib/staff";
import { type FormAction, newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { restrictionNames } from "../staff/restrictions";
import { BankAccountsCard } from "./bank-accounts-card";
import { ContactCard } from "./contact-card";
import { LatestCard } from "./latest-card";
import { LatestLines, LatestLooks, LatestTrades } from "./latest-lines";
import { LongBlockForm } from "./long-block-form";
import { MoneyCard } from "./money-card";
import { RestrictForm } from "./restrict-form";
import { RestrictionsCard } from "./restrictions-card";
import { StandingCard, WaitingCard } from "./standing-card";

/** The first rows of a person's lists. */
export interface Latest {
  limits: OwnLimits | undefined;
  money: readonly PersonLine[];
  security: readonly PersonLine[];
  notes: readonly PersonLine[];
  trades: readonly FoundTrade[];
  looks: readonly StaffAccess[];
}

type Act = "unmask" | "unmaskAccount" | "observe" | "lift" | "restrict" | "requestBlock";

type OverviewProps = {
  person: InspectedPerson;
  latest: Latest;
  viewer: Viewer;
  actions: Record<Act, FormAction>;
};

/** One page of a person: what waits and their standing, what they own and do, and what staff do about them. */
export function PersonOverview({ person, latest, viewer, actions }: OverviewProps) {
  const { now, id } = person;
  const isOther = id !== viewer.id;
  const tab = (name: string) => `/admin/people/${id}?tab=${name}`;
  return (
    <div className="grid items-start gap-3 lg:grid-cols-2 xl:grid-cols-[minmax(0,5fr)_minmax(0,8fr)_minmax(0,6fr)]">
      <div className="grid min-w-0 gap-3">
        <WaitingCard waiting={person.waiting} now={now} />
        <StandingCard person={person} limits={latest.limits} />
        <ContactCard
          person={person}
          unmask={may(viewer, "person.unmask_contact") && isOther ? actions.unmask : undefined}
        />
        <BankAccountsCard
          person={person}
          unmask={may(viewer, "person.unmask_account") && isOther ? actions.unmaskAccount : undefined}
        />
      </div>
      <div className="grid min-w-0 gap-3">
        <MoneyCard person={person} lines={latest.money} />
        <LatestCard title="Trades" href={tab("trades")} isEmpty={latest.trades.length === 0}>
          <LatestTrades rows={latest.trades} now={now} />
        </LatestCard>
        <LatestCard
          title="Devices and security"
          href={tab("security")}
          isEmpty={latest.security.length === 0}
        >
          <LatestLines rows={latest.security} now={now} />
        </LatestCard>
      </div>
      <div className="grid min-w-0 gap-3 lg:max-xl:col-span-2">
        <RestrictionsCard
          person={person}
          viewerId={viewer.id}
          lift={actions.lift}
          mayLift={(kind) =>
            isOther && may(viewer, kind === "blocked" ? "person.unblock" : "person.unfreeze")
          }
        />
        {isOther && <RestrictingCard person={person} viewer={viewer} actions={actions} />}
        {isOther && may(viewer, "person.view_as") && (
          <TitledCard title="Their own pages">
            <DecisionForm
              action={actions.observe}
              about={{ userId: id }}
              formKey={newId()}
              kind="danger"
              label="View as this person"
              pending="Opening"
              says={`You read wallet, trades, offers and withdrawals for 15 minutes, as ${person.name} sees them. They can see that you did, and your reason.`}
              codes="look"
              reasonHint="The person can read this."
            />
          </TitledCard>
        )}
        {isOther && correctionActsOf(viewer).length > 0 && (
          <CorrectLink personId={id}>Credit, adjust or pay from insurance</CorrectLink>
        )}
        <LatestCard title="Notes" href={tab("notes")} isEmpty={latest.notes.length === 0}>
          <LatestLines rows={latest.notes} now={now} />
        </LatestCard>
        <LatestCard title="Who looked" href={tab("access")} isEmpty={latest.looks.length === 0}>
          <LatestLooks rows={latest.looks} now={now} />
        </LatestCard>
      </div>
    </div>
  );
}

function RestrictingCard({ person, viewer, actions }: Omit<OverviewProps, "latest">) {
  const kinds = restrictionKinds.filter((kind) =>
    may(viewer, kind === "blocked" ? "person.block" : "person.freeze", "d"),
  );
  if (kinds.length === 0) return null;
  return (
    <TitledCard title="New restriction">
      <div className="divide-y divide-line">
        <RestrictForm
          action={actions.restrict}
          initial={newForm(newId(), { lasts: "24" })}
          userId={person.id}
          kinds={kinds.map((value) => ({ value, label: restrictionNames[value] }))}
          lengths={Object.entries(restrictionLengths).map(([value, label]) => ({ value, label }))}
        />
        {may(viewer, "person.block", "a") && (
          <LongBlockForm action={actions.requestBlock} initial={newForm(newId())} userId={person.id} />
        )}
      </div>
    </TitledCard>
  );
}
