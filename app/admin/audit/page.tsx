import type { Metadata } from "next";
import { AuditTable } from "@/components/admin/audit/audit-table";
import { PageHeading } from "@/components/shell/page-heading";
import { buttonClass } from "@/components/ui/button-class";
import { EmptyState } from "@/components/ui/empty-state";
import { ShowMore } from "@/components/ui/show-more";
import { auditFor } from "@/lib/audit";
import { may } from "@/lib/kernel/permissions";
import { requireStaff } from "../require-staff";
import { placeOf, searchIn } from "./search";

export const metadata: Metadata = { title: "Audit" };

type Asked = Promise<Record<string, string | string[] | undefined>>;

const inputs = [
  { name: "actor", label: "Who (ID)" },
  { name: "act", label: "Act, such as role or payout.pay" },
  { name: "subject", label: "About (ID)" },
] as const;

export default async function AuditPage({ searchParams }: { searchParams: Asked }) {
  const viewer = await requireStaff();
  const search = searchIn(await searchParams);
  const { lines, next, readsAll } = await auditFor(viewer, search);
  return (
    <>
      <PageHeading
        title="Audit"
        lead={readsAll ? "All entries, newest first." : "Your own acts."}
        aside={
          may(viewer, "audit.export") ? (
            <a
              href={placeOf(search, "/admin/audit/export")}
              className={buttonClass({ kind: "quiet", size: "small" })}
            >
              Export
            </a>
          ) : undefined
        }
      />
      {readsAll && (
        <form method="get" action="/admin/audit" className="mb-4 grid gap-2 md:grid-cols-[1fr_1fr_1fr_auto]">
          {inputs.map(({ name, label }) => (
            <input
              key={name}
              name={name}
              defaultValue={search[name] ?? ""}
              aria-label={label}
              placeholder={label}
              autoComplete="off"
              className="input h-12 w-full border-edge bg-raised text-base shadow-none"
            />
          ))}
          <button type="submit" className={buttonClass({ kind: "quiet" })}>
            Filter
          </button>
        </form>
      )}
      {lines.length > 0 ? (
        <AuditTable lines={lines} placeOf={placeOf} />
      ) : (
        <EmptyState title="No matching acts">Try fewer criteria.</EmptyState>
      )}
      <ShowMore href={next && placeOf({ ...search, before: next })} />
    </>
  );
}
