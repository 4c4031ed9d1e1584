import Link from "next/link";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import type { TaxNumberCase } from "@/lib/identity";
import { reasonLine } from "@/lib/kernel/approvals/reason-codes";
import { formatDateTime, formatRelative } from "@/lib/kernel/time-format";

/** Whose number it is, and who else has it. */
export function TaxFacts({ found }: { found: TaxNumberCase }) {
  const { userId, userName, storeName, name, others, createdAt, decidedAt, decidedByName, reason, now } =
    found;
  return (
    <TitledCard title="Seller">
      {others.length > 0 && (
        <div className="mb-4">
          <Notice tone="wait" title="Sent by others, too">
            {others.map((one) => one.name).join(", ")}
          </Notice>
        </div>
      )}
      <DefinitionList
        rows={[
          {
            term: "Account",
            value: (
              <Link
                href={`/admin/people/${userId}`}
                prefetch={false}
                className={`${tradeLinkClass} wrap-anywhere`}
              >
                {userName}
              </Link>
            ),
          },
          ...(storeName
            ? [{ term: "Store", value: <span className="wrap-anywhere">{storeName}</span> }]
            : []),
          { term: "Registered name", value: <span className="wrap-anywhere">{name}</span> },
          { term: "Sent", value: formatRelative(createdAt, now) },
          ...(decidedAt
            ? [{ term: "Decided", value: `${formatDateTime(decidedAt)} by ${decidedByName ?? "Amana"}` }]
            : []),
          ...(reason ? [{ term: "Why", value: reasonLine(found.reasonCode, reason) }] : []),
        ]}
      />
    </TitledCard>
  );
}
