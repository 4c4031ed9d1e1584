import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PreviewTable } from "@/components/admin/bulk/preview-table";
import { StartForm } from "@/components/admin/bulk/start-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { bulk } from "@/lib/composition";
import { BULK_LIMIT, type BulkPreview } from "@/lib/kernel/bulk/spec";
import { newId } from "@/lib/kernel/ids";
import { may } from "@/lib/kernel/permissions";
import { formatMinor } from "@/lib/money/format";
import { newForm } from "@/lib/web/form-state";
import { requireStaffWho } from "../../require-permission";
import { start } from "../actions";

export const metadata: Metadata = { title: "Several rows" };

type Asked = Promise<{ act?: string | string[]; ids?: string | string[] }>;

/** What an act would do to each of these rows, before it is started. */
export default async function NewBulkPage({ searchParams }: { searchParams: Asked }) {
  const { act: name, ids: asked = [] } = await searchParams;
  const permission = bulk.permissionOf(name);
  if (!permission || typeof name !== "string") notFound();
  const viewer = await requireStaffWho((by) => may(by, permission, "d"));
  const ids = [asked].flat();
  if (ids.length > BULK_LIMIT)
    return <PageHeading title="Too many rows" lead={`Choose ${BULK_LIMIT} or fewer, and try again.`} />;
  const { act, rows } = await bulk.preview(viewer, name, ids);
  const { verb, one, many } = act.words;
  const done = rows.filter(({ skipped }) => skipped === null);
  const count = `${done.length} ${done.length === 1 ? one : many}`;
  const skipped = rows.length - done.length;
  return (
    <>
      <PageHeading
        title={`${verb} ${count}`}
        lead={skipped > 0 ? `${skipped} will be skipped.` : "None is skipped."}
      />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="min-w-0">
          {rows.length > 0 ? (
            <PreviewTable rows={rows} />
          ) : (
            <EmptyState title="Nothing chosen">Go back and choose at least one {one}.</EmptyState>
          )}
        </div>
        {done.length > 0 && (
          <TitledCard title={`${verb} ${count}`}>
            <StartForm
              action={start}
              initial={newForm(newId())}
              act={name}
              isGiving={act.isGiving === true}
              ids={rows.map(({ id }) => id)}
              reasons={act.reasons}
              button={[`${verb} ${count}`, ...sumsOf(done)].join(", ")}
            />
          </TitledCard>
        )}
      </div>
    </>
  );
}

/** What moves in all, one sum a currency. */
function sumsOf(rows: readonly BulkPreview[]): string[] {
  const currencies = [...new Set(rows.flatMap(({ currency }) => currency ?? []))];
  return currencies.map((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    return formatMinor(
      own.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n),
      currency,
    );
  });
}
