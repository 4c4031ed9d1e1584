import { keyClass } from "@/components/admin/workplace/place-list";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Chip, ChipRow } from "@/components/ui/chip";
import {
  type Order,
  ordersOf,
  type QueueKind,
  type QueuePage,
  queueRule,
  type Whose,
  whose,
} from "@/lib/staff";
import { orderNames, whoseNames } from "./words";

type QueueHeadProps = {
  kind: QueueKind;
  counts: QueuePage["counts"];
  who: Whose;
  sort: Order;
  /** Beside an open case, whose name is the page's heading. */
  isNarrow: boolean;
  hrefOf: (change: Partial<{ who: Whose; sort: Order }>) => string;
};

/** The pages with the same things that do not wait, or no longer. */
const others: Partial<Record<QueueKind, { href: string; label: string }>> = {
  payouts: { href: "/admin/payouts", label: "All payouts" },
  deposits: { href: "/admin/deposits", label: "All deposits" },
  refunds: { href: "/admin/refunds", label: "All refunds" },
  listing: { href: "/admin/listings", label: "All listings" },
  chargebacks: { href: "/admin/chargebacks", label: "All chargebacks" },
  approvals: { href: "/admin/approvals", label: "Ended requests" },
};

/** The name of a queue, how many wait, and the filter and order, each a link. */
export function QueueHead({ kind, counts, who, sort, isNarrow, hrefOf }: QueueHeadProps) {
  const { title } = queueRule(kind);
  const waiting = `${String(counts.all)} waiting`;
  const other = others[kind];
  return (
    <>
      {isNarrow ? (
        <div className="mb-2 flex items-baseline justify-between gap-2 px-2.5">
          <h2 className="text-lg">{title}</h2>
          <span className="text-muted">{waiting}</span>
        </div>
      ) : (
        <PageHeading
          title={title}
          lead={`${waiting}. ${orderNames[sort]}.`}
          aside={
            other && (
              <ButtonLink href={other.href} kind="quiet" size="small">
                {other.label}
              </ButtonLink>
            )
          }
        />
      )}
      <div className={`grid gap-1 ${isNarrow ? "mb-2 px-4 md:px-2.5" : "mb-3 md:flex md:justify-between"}`}>
        <ChipRow label="Whose">
          {whose.map((each) => (
            <Chip key={each} href={hrefOf({ who: each })} current={each === who}>
              {whoseNames[each]} {counts[each]}
            </Chip>
          ))}
        </ChipRow>
        {!isNarrow && (
          <ChipRow label="Order">
            {ordersOf(kind).map((each) => (
              <Chip key={each} href={hrefOf({ sort: each })} current={each === sort}>
                {orderNames[each]}
              </Chip>
            ))}
          </ChipRow>
        )}
      </div>
    </>
  );
}

const hints = [
  ["j k", "move"],
  ["o", "open"],
  ["e", "claim"],
  ["n", "note"],
  ["d", "decide"],
] as const;

/** Those of a listing beside it. */
const listingHints = [
  ["j k", "move"],
  ["o", "open"],
  ["e", "claim"],
  ["a", "approve"],
  ["r", "reject"],
] as const;

/** The keys that work here, for those who have a keyboard. */
export const KeyHints = ({ kind }: { kind: QueueKind }) => (
  <p aria-hidden className="mt-3 flex flex-wrap gap-x-4 gap-y-1 px-2.5 text-xs text-muted max-lg:hidden">
    {(kind === "listing" ? listingHints : hints).map(([keys, says]) => (
      <span key={says} className="inline-flex items-center gap-1">
        {keys.split(" ").map((key) => (
          <kbd key={key} className={keyClass}>
            {key}
          </kbd>
        ))}
        {says}
      </span>
    ))}
  </p>
);
