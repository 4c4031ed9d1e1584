import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { PersonNotices } from "@/components/admin/notifications/person-notices";
import { LinesTable } from "@/components/admin/people/lines-table";
import { LooksTable } from "@/components/admin/people/looks-table";
import { NoteForm } from "@/components/admin/people/note-form";
import { PersonHead } from "@/components/admin/people/person-head";
import { type Latest, PersonOverview } from "@/components/admin/people/person-overview";
import { TradesTable } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import { Chip, ChipRow } from "@/components/ui/chip";
import { EmptyState } from "@/components/ui/empty-state";
import { accessesForStaff } from "@/lib/audit";
import { isUuid, newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { noticesOf } from "@/lib/notifications";
import {
  findTradesFor,
  type InspectedPerson,
  inspectPerson,
  type PersonList,
  personLimits,
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

/** Rows of each list on the overview. */
const SHOWN = 6;

type Props = {
  params: Promise<{ personId: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

/** Everything about one person. That it was opened is on their record. */
export default async function PersonPage({ params, searchParams }: Props) {
  const viewer = await requirePermission("person.read", mayRead);
  const [{ personId }, asked] = await Promise.all([params, searchParams]);
  const tab = (Object.keys(tabs) as Tab[]).find((each) => each === asked.tab) ?? "overview";
  const [person, latest] = await Promise.all([
    inspectPerson(viewer, personId),
    tab === "overview" && isUuid(personId) ? latestOf(viewer, personId) : undefined,
  ]);
  if (!person) notFound();
  return (
    <>
      <PersonHead person={person} />
      <ChipRow label="About this person">
        {Object.entries(tabs).map(([name, title]) => (
          <Chip key={name} href={`/admin/people/${person.id}?tab=${name}`} current={name === tab}>
            {title}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-3">
        {latest ? (
          <PersonOverview
            person={person}
            latest={latest}
            viewer={viewer}
            actions={{ unmask, unmaskAccount, observe, lift, restrict, requestBlock }}
          />
        ) : (
          <TabContent tab={tab} person={person} viewer={viewer} />
        )}
      </div>
    </>
  );
}

/** What the overview lists, read while the person is. */
async function latestOf(viewer: Viewer, id: string): Promise<Latest> {
  const list = (name: PersonList) => personLines(viewer, id, name, SHOWN);
  const [limits, money, security, notes, looks, trades] = await Promise.all([
    personLimits(viewer, id),
    list("money"),
    list("security"),
    list("notes"),
    accessesForStaff(id),
    mayRead(viewer, "trade.read") ? findTradesFor(viewer, { search: id }) : undefined,
  ]);
  return {
    limits,
    money,
    security,
    notes,
    looks: looks.slice(0, SHOWN),
    trades: trades?.items.slice(0, SHOWN) ?? [],
  };
}

type TabProps = { tab: Tab; person: InspectedPerson; viewer: Viewer };

async function TabContent({ tab, person, viewer }: TabProps): Promise<ReactNode> {
  if (tab === "access") return <LooksTable looks={await accessesForStaff(person.id)} now={person.now} />;
  if (tab === "notices") {
    if (!mayRead(viewer, "delivery.read")) return <EmptyState title="Not for your role" />;
    return <PersonNotices notices={await noticesOf(viewer, person.id)} now={person.now} />;
  }
  if (tab === "trades") {
    const { items, now } = await findTradesFor(viewer, { search: person.id });
    return items.length > 0 ? <TradesTable trades={items} now={now} /> : <EmptyState title="No trades yet" />;
  }
  if (tab === "overview") return null;
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
