import Link from "next/link";
import { codeWords } from "@/components/admin/code-words";
import { TradeStateBadge } from "@/components/admin/trades/trade-state";
import { TradeLink } from "@/components/admin/trades/trades-table";
import { Money } from "@/components/ui/money";
import { RelativeTime } from "@/components/ui/relative-time";
import type { StaffAccess } from "@/lib/audit";
import { staffRoles } from "@/lib/kernel/permissions";
import type { FoundTrade, PersonLine } from "@/lib/staff";
import { lookedAt } from "./looks-table";

type ListProps<Row> = { rows: readonly Row[]; now: Date };

const listClass = "divide-y divide-line";
const rowClass = "flex flex-wrap items-baseline justify-between gap-x-3 py-1.5";

/** A person's lines, two to a row: what it is at the left, when and how much at the right. */
export const LatestLines = ({ rows, now }: ListProps<PersonLine>) => (
  <ul className={listClass}>
    {rows.map(({ key, what, detail, state, amountMinor, href, at }) => (
      <li key={key} className={rowClass}>
        <span className="min-w-0 wrap-anywhere">
          {href ? (
            <Link
              href={href}
              prefetch={false}
              className="inline-flex min-h-6 items-center font-semibold underline"
            >
              {what}
            </Link>
          ) : (
            <b>{what}</b>
          )}{" "}
          <span className="text-muted">{[detail, state && codeWords(state)].filter(Boolean).join(", ")}</span>
        </span>
        <span className="ml-auto flex gap-3 whitespace-nowrap text-muted tabular-nums">
          {amountMinor !== null && <Money minor={amountMinor} className="text-ink" />}
          <RelativeTime at={at} now={now} />
        </span>
      </li>
    ))}
  </ul>
);

/** A person's latest trades. */
export const LatestTrades = ({ rows, now }: ListProps<FoundTrade>) => (
  <ul className={listClass}>
    {rows.map(({ id, title, state, priceMinor, buyerName, sellerName, createdAt }) => (
      <li key={id} className="flex items-baseline justify-between gap-3 py-1.5">
        <span className="min-w-0">
          <TradeLink id={id} /> <span className="wrap-anywhere">{title}</span>
          <span className="block text-muted">
            {sellerName} to {buyerName}
          </span>
        </span>
        <span className="grid shrink-0 justify-items-end gap-0.5 tabular-nums">
          <span className="flex items-baseline gap-2">
            <TradeStateBadge state={state} />
            <Money minor={priceMinor} />
          </span>
          <span className="text-muted">
            <RelativeTime at={createdAt} now={now} />
          </span>
        </span>
      </li>
    ))}
  </ul>
);

/** Who of the staff looked last, at what. */
export const LatestLooks = ({ rows, now }: ListProps<StaffAccess>) => (
  <ul className={listClass}>
    {rows.map(({ id, staffName, roles, what, at }) => (
      <li key={id} className={rowClass}>
        <span>
          <b>{staffName}</b>, {roles.map((role) => staffRoles[role].toLowerCase()).join(", ")}{" "}
          <span className="text-muted">saw {lookedAt[what]}</span>
        </span>
        <span className="ml-auto text-muted">
          <RelativeTime at={at} now={now} />
        </span>
      </li>
    ))}
  </ul>
);
