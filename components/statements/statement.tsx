import Link from "next/link";
import { Card } from "@/components/ui/card";
import { ArrowDownLeftIcon, ArrowUpRightIcon, LockIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import type { StatementLine } from "@/lib/statements";
import { byLagosDay } from "./day-groups";

/** A statement, newest first, by days; each line leads to its receipt. */
export function Statement({ lines, now }: { lines: StatementLine[]; now: Date }) {
  return (
    <div className="grid gap-6">
      {byLagosDay(lines, now).map(({ day, heading, lines: ofDay }) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <h3 id={`day-${day}`} className="mb-2 px-1 text-sm font-semibold text-muted">
            {heading}
          </h3>
          <Card>
            <ul className="divide-y divide-line">
              {ofDay.map((line) => (
                <StatementRow key={line.id.toString()} line={line} />
              ))}
            </ul>
          </Card>
        </section>
      ))}
    </div>
  );
}

function StatementRow({ line }: { line: StatementLine }) {
  const { says, amountMinor, balanceAfterMinor, at, commissionMinor } = line;
  return (
    <li className="relative flex gap-3.5 px-4 py-3.5 has-[a:hover]:bg-ground sm:gap-4 sm:px-5">
      <LineMark line={line} />
      <div className="min-w-0 flex-1">
        <p className="leading-snug font-medium">
          <Link
            href={`/wallet/entries/${line.id}`}
            prefetch={false}
            className="after:absolute after:inset-0 after:content-['']"
          >
            {says}
          </Link>
        </p>
        <p className="mt-0.5 text-sm text-muted">
          <time dateTime={at.toISOString()} title={`${formatDateTime(at)}, Lagos`}>
            {formatClock(at)}
          </time>
          {commissionMinor !== null && commissionMinor > 0n && (
            <> · after {nairaAndKobo(commissionMinor)} commission</>
          )}
        </p>
      </div>
      <div className="shrink-0 text-right">
        <p className={`fig whitespace-nowrap ${amountMinor > 0n ? "text-primary-ink" : ""}`}>
          {amountMinor > 0n && "+"}
          {nairaAndKobo(amountMinor)}
        </p>
        <p className="mt-0.5 text-sm text-muted">
          <span className="sr-only">Balance: </span>
          <Money minor={balanceAfterMinor} />
        </p>
      </div>
    </li>
  );
}

/** In escrow, in or out: never by colour alone. */
export function LineMark({ line: { kind, amountMinor } }: { line: StatementLine }) {
  const Mark = kind === "escrow_hold" ? LockIcon : amountMinor > 0n ? ArrowDownLeftIcon : ArrowUpRightIcon;
  const tone = amountMinor > 0n ? "bg-primary-soft text-primary-ink" : "bg-ground text-muted";
  return (
    <span className={`grid size-10 shrink-0 place-items-center rounded-full ${tone}`}>
      <Mark size={18} />
    </span>
  );
}
