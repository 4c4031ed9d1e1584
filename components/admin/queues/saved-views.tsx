import Link from "next/link";
import { newId } from "@/lib/kernel/ids";
import type { QueueKind, SavedView } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { RemoveView } from "./remove-view";
import { ViewForm } from "./view-form";

type SavedViewsProps = {
  kind: QueueKind;
  /** What the URL says now. */
  query: string;
  views: SavedView[];
  save: FormAction;
  remove: FormAction;
};

/** Views of this queue that the viewer saved or colleagues share, and the way to save another. */
export function SavedViews({ kind, query, views, save, remove }: SavedViewsProps) {
  return (
    <nav aria-label="Saved views" className="mb-3 flex flex-wrap items-start gap-x-4 gap-y-1">
      {views.map((view) => (
        <span key={view.id} className="inline-flex min-h-8 items-center gap-2">
          <Link
            href={`/admin/queues/${kind}${view.query ? `?${view.query}` : ""}`}
            prefetch={false}
            aria-current={view.query === query ? "true" : undefined}
            className="font-semibold underline underline-offset-2 aria-[current=true]:no-underline"
          >
            {view.name}
          </Link>
          {view.isOwn ? (
            <RemoveView action={remove} formKey={newId()} viewId={view.id} name={view.name} />
          ) : (
            <span className="text-muted">by {view.ownerName}</span>
          )}
        </span>
      ))}
      <details className="open:basis-full">
        <summary className="inline-flex min-h-8 cursor-pointer items-center rounded-field font-semibold text-muted max-lg:min-h-11">
          Save this view
        </summary>
        <div className="py-2">
          <ViewForm action={save} formKey={newId()} kind={kind} query={query} />
        </div>
      </details>
    </nav>
  );
}
