import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { CorrectLink } from "@/components/admin/corrections/correct-link";
import { PersonNotices } from "@/components/admin/notifications/person-notices";
import { BankAccountsCard } from "@/components/admin/people/bank-accounts-card";
import { ContactCard } from "@/components/admin/people/contact-card";
import { LinesTable } from "@/components/admin/people/lines-table";
import { LongBlockForm } from "@/components/admin/people/long-block-form";
import { LooksTable } from "@/components/admin/people/looks-table";
import { NoteForm } from "@/components/admin/people/note-form";
import { RestrictForm } from "@/components/admin/people/restrict-form";
import { RestrictionsCard } from "@/components/admin/people/restrictions-card";
import { StandingCard, WaitingCard } from "@/components/admin/people/standing-card";
import { restrictionNames } from "@/components/admin/staff/restrictions";
import { TradesTable } from "@/components/admin/trades/trades-table";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { accessesForStaff } from "@/lib/audit";
import { correctionActsOf } from "@/lib/corrections";
import { restrictionKinds } from "@/lib/identity/restrictions/kinds";
import { restrictionLengths } from "@/lib/identity/restrictions/schema";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { noticesOf } from "@/lib/notifications";
import {
  findTradesFor,
  type InspectedPerson,
  inspectPerson,
  type PersonList,
  personLines,
} from "@/lib/staff";
import { newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../../require-permission";
import { lift, note, observe, requestBlock, restrict, unmask, unmaskAccount } from "./actions";

export const metadata: Metadata = { title: "Person" };

const tabs = {
  overview: "Overview",
  trades: "Trades",
  money: "Money",
  security: "Security",
  notices: "Notices",
  notes: "Notes",
  access: "Who looked",
} as const;
type Tab = keyof typeof tabs;

type Props = {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

/** Everything about one person. That it was opened is on their record. */
export default async function PersonPage({ params, searchParams }: Props) {
  const viewer = await requirePermission("person.read", mayRead);
  const [{ personId }, asked] = await Promise.all([params, searchParams]);
  const person = await inspectPerson(viewer, personId);
  if (!person) notFound();
  const tab = (Object.keys(tabs) as Tab[]).find((each) => each === asked.tab) ?? "overview";
  const blocked = person.restrictions.some(({ kind, state }) => kind === "blocked" && state === "ACTIVE");
  return (
    <>
      <PageHeading title={person.name} lead={blocked ? "Blocked" : `Level ${person.level.toLowerCase()}`} />
      <ChipRow label="About this person">
        {Object.entries(tabs).map(([name, title]) => (
          <Chip key={name} href={`/admin/people/${person.id}?tab=${name}`} current={name === tab}>
            {title}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-5">
        <TabContent tab={tab} person={person} viewer={viewer} />
      </div>
    </>
  );
}

type TabProps = { tab: Tab; person: InspectedPerson; viewer: Viewer };

async function TabContent({ tab, person, viewer }: TabProps): Promise<ReactNode> {
  if (tab === "overview") return <OverviewTab person={person} viewer={viewer} />;
  if (tab === "access") return <LooksTable looks={await accessesForStaff(person.id)} now={person.now} />;
  if (tab === "notices") {
    if (!mayRead(viewer, "delivery.read")) return <EmptyState title="Not for your role" />;
    return <PersonNotices notices={await noticesOf(viewer, person.id)} now={person.now} />;
  }
  if (tab === "trades") {
    const { items, now } = await findTradesFor(viewer, { search: person.id });
    return items.length > 0 ? <TradesTable trades={items} now={now} /> : <EmptyState title="No trades yet" />;
  }
  return (
    <div className="grid gap-5">
      {tab === "notes" && may(viewer, "person.note") && (
        <TitledCard title="New note">
          <NoteForm action={note} initial={newForm(newId())} userId={person.id} />
        </TitledCard>
      )}
      <List list={tab} person={person} viewer={viewer} />
    </div>
  );
}

async function List({ list, person, viewer }: { list: PersonList; person: InspectedPerson; viewer: Viewer }) {
  const lines = await personLines(viewer, person.id, list);
  if (lines.length === 0) return <EmptyState title="Nothing here yet" />;
  return (
    <LinesTable caption={`${tabs[list]} of ${person.name}, newest first`} lines={lines} now={person.now} />
  );
}

const OverviewTab = ({ person, viewer }: Omit<TabProps, "tab">) => (
  <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">
    <div className="grid min-w-0 gap-5">
      <WaitingCard waiting={person.waiting} now={person.now} />
      <StandingCard person={person} />
      {person.id !== viewer.id && correctionActsOf(viewer).length > 0 && (
        <div>
          <CorrectLink personId={person.id}>Credit, adjust or pay from insurance</CorrectLink>
        </div>
      )}
    </div>
    <div className="grid min-w-0 gap-5">
      <ContactCard
        person={person}
        unmask={may(viewer, "person.unmask_contact") && person.id !== viewer.id ? unmask : undefined}
      />
      <BankAccountsCard
        person={person}
        unmask={may(viewer, "person.unmask_account") && person.id !== viewer.id ? unmaskAccount : undefined}
      />
      {person.id !== viewer.id && may(viewer, "person.view_as") && (
        <TitledCard title="Their own pages">
          <DecisionForm
            action={observe}
            about={{ userId: person.id }}
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
      <RestrictionsCard
        person={person}
        viewerId={viewer.id}
        lift={lift}
        mayLift={(kind) =>
          person.id !== viewer.id && may(viewer, kind === "blocked" ? "person.unblock" : "person.unfreeze")
        }
      />
      {person.id !== viewer.id && <RestrictingCard person={person} viewer={viewer} />}
    </div>
  </div>
);

function RestrictingCard({ person, viewer }: Omit<TabProps, "tab">) {
  const kinds = restrictionKinds.filter((kind) =>
    may(viewer, kind === "blocked" ? "person.block" : "person.freeze", "d"),
  );
  if (kinds.length === 0) return null;
  return (
    <TitledCard title="New restriction">
      <div className="divide-y divide-line">
        <RestrictForm
          action={restrict}
          initial={newForm(newId(), { lasts: "24" })}
          userId={person.id}
          kinds={kinds.map((value) => ({ value, label: restrictionNames[value] }))}
          lengths={Object.entries(restrictionLengths).map(([value, label]) => ({ value, label }))}
        />

        {may(viewer, "person.block", "a") && (
          <LongBlockForm action={requestBlock} initial={newForm(newId())} userId={person.id} />
        )}
      </div>
    </TitledCard>
  );
}
