import Link from "next/link";
import { chargebackGlance } from "@/lib/deposits";
import type { Actor } from "@/lib/kernel/command";
import { mayRead, type Permission } from "@/lib/kernel/permissions";
import { formatDuration, formatRelative, formatTimeLeft } from "@/lib/kernel/time-format";
import { reconciliationGlance } from "@/lib/reconciliation";
import { countIncidents, type Overview } from "@/lib/staff";
import { currentOutages } from "@/lib/trades";

/** A queue whose oldest job waits longer than this, in seconds, has stopped. */
const QUEUE_IS_LATE = 120;

type Tone = "ok" | "wait" | "danger";

interface Health {
  what: string;
  says: string;
  tone: Tone;
  href?: string | undefined;
}

const dots: Record<Tone, string> = { ok: "bg-primary", wait: "bg-wait", danger: "bg-danger" };
const words: Record<Tone, string> = { ok: "text-muted", wait: "text-wait", danger: "text-danger" };

/** Whether the parts of the product are well, each a dot, a name and a few words, in one line. */
export async function HealthLine({ overview, viewer }: { overview: Overview; viewer: Actor }) {
  const [books, outages, incidents, chargebacks] = await Promise.all([
    reconciliationGlance(),
    currentOutages(),
    countIncidents(),
    mayRead(viewer, "chargeback.answer") ? chargebackGlance(viewer) : undefined,
  ]);
  const linkFor = (permission: Permission, href: string) => (mayRead(viewer, permission) ? href : undefined);
  const toBooks = linkFor("reconciliation.read", "/admin/reconciliation");
  const parts: Health[] = [
    { ...ledgerHealth(overview), href: linkFor("ledger.read", "/admin/ledger") },
    { ...booksHealth(books, overview.now), href: toBooks },
    { ...payoutHealth(books), href: toBooks },
    { ...jobHealth(overview), href: linkFor("job.retry", "/admin/jobs") },
    ...outages.map(({ what, since }) => ({
      what,
      says: `down for ${formatDuration((overview.now.getTime() - since.getTime()) / 1000)}, its deadlines don’t run`,
      tone: "wait" as const,
      href: linkFor("outage.mark", "/admin/outages"),
    })),
    ...(incidents > 0
      ? [
          {
            what: "Emergencies",
            says: `${incidents} not looked at`,
            tone: "danger" as const,
            href: "/admin/break-glass",
          },
        ]
      : []),
    ...(chargebacks && chargebacks.waiting > 0
      ? [
          {
            what: "Chargebacks",
            says: `${chargebacks.waiting} to answer${chargebacks.firstDueAt ? `, the first: ${formatTimeLeft(chargebacks.firstDueAt, chargebacks.now)}` : ""}`,
            tone: "danger" as const,
            href: "/admin/queues/chargebacks",
          },
        ]
      : []),
  ];
  return (
    <ul
      aria-label="Health"
      className="mb-3 flex flex-wrap gap-x-6 gap-y-1 rounded-box border border-line bg-surface px-4 py-2 shadow-card"
    >
      {parts.map((part) => (
        <Part key={part.what} {...part} />
      ))}
    </ul>
  );
}

const Part = ({ what, says, tone, href }: Health) => (
  <li className="relative inline-flex min-h-6 items-center gap-2 max-lg:min-h-11">
    <span aria-hidden className={`size-2 shrink-0 rounded-full ${dots[tone]}`} />
    <span>
      {href ? (
        <Link
          href={href}
          prefetch={false}
          className="font-semibold after:absolute after:inset-0 after:content-['']"
        >
          {what}
        </Link>
      ) : (
        <b>{what}</b>
      )}{" "}
      <span className={words[tone]}>{says}</span>
    </span>
  </li>
);

function ledgerHealth({ check, now }: Overview): Health {
  const what = "Ledger";
  if (!check) return { what, says: "not checked yet", tone: "wait" };
  const broken = check.findings.length;
  return broken > 0
    ? { what, says: `${broken} findings`, tone: "danger" }
    : { what, says: `balanced, ${formatRelative(check.at, now)}`, tone: "ok" };
}

type Books = Awaited<ReturnType<typeof reconciliationGlance>>;

function booksHealth({ answeredAt, differences }: Books, now: Date): Health {
  const what = "Gateway";
  if (!answeredAt) return { what, says: "not compared yet", tone: "wait" };
  return differences > 0
    ? { what, says: "differs from the books", tone: "danger" }
    : { what, says: `agrees, ${formatRelative(answeredAt, now)}`, tone: "ok" };
}

const payoutHealth = ({ stoppedAt }: Books): Health =>
  stoppedAt
    ? { what: "Payouts", says: "stopped", tone: "danger" }
    : { what: "Payouts", says: "running", tone: "ok" };

function jobHealth({ dead, queue, outbox, oldestEventAt, now }: Overview): Health {
  const oldest = Math.max(
    queue.oldestSeconds,
    oldestEventAt ? (now.getTime() - oldestEventAt.getTime()) / 1000 : 0,
  );
  const waiting = queue.waiting + outbox;
  const says = `${dead} dead, ${waiting} waiting${waiting > 0 ? ` for up to ${formatDuration(oldest)}` : ""}`;
  return { what: "Jobs", says, tone: dead > 0 || oldest > QUEUE_IS_LATE ? "danger" : "ok" };
}
