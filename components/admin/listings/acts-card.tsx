import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { TitledCard } from "@/components/ui/card";
import type { ListingForReview } from "@/lib/catalog";
import { after, DAY, lagosDay } from "@/lib/kernel/clock";
import { keyFor } from "@/lib/kernel/ids";
import type { FormAction } from "@/lib/web/form-state";
import { DayForm } from "./day-form";
import { NoForm } from "./no-form";

type ActsCardProps = {
  found: ListingForReview;
  viewerId: string;
  actions: Record<"takeDown" | "feature" | "unfeature" | "extend", FormAction>;
  mayModerate: boolean;
  mayExtend: boolean;
};

/** What staff do about a listing that is live, whether something of it waits or not. */
export function ActsCard({ found, viewerId, actions, mayModerate, mayExtend }: ActsCardProps) {
  const { listing, why, isWaiting, claimedBy, now } = found;
  const { status } = listing;
  const last = lagosDay(after(now, 89 * DAY));
  const formFor = (what: keyof typeof actions) => ({
    action: actions[what],
    formKey: keyFor(`listing-${what}`, viewerId, listing.id, found.rowVersion, listing.expiresAt ?? ""),
  });
  const isOpen = status === "AVAILABLE" || status === "IN_ESCROW" || status === "INACTIVE";
  const isFlags = isWaiting && why === "flags";
  const canTakeDown = mayModerate && isOpen && !isFlags && !claimedBy;
  const canExtend = mayExtend && (status === "AVAILABLE" || status === "IN_ESCROW" || status === "EXPIRED");
  if (!canTakeDown && !canExtend && !(mayModerate && isOpen)) return null;
  return (
    <TitledCard title="The live listing" className="p-4!">
      <div key={`${found.rowVersion} ${listing.expiresAt ?? ""}`} className="divide-y divide-line">
        {mayModerate && isOpen && (
          <DayForm
            {...formFor("feature")}
            listingId={listing.id}
            summary={listing.isFeatured ? "Feature it longer" : "Feature it"}
            label="Feature it"
            pending="Featuring"
            last={last}
          />
        )}
        {mayModerate && isOpen && listing.isFeatured && (
          <div className="py-3">
            <AgreeForm
              {...formFor("unfeature")}
              about={{ id: listing.id }}
              label="Stop featuring it"
              pending="Stopping"
              kind="quiet"
            />
          </div>
        )}
        {canExtend && (
          <DayForm
            {...formFor("extend")}
            listingId={listing.id}
            summary={status === "EXPIRED" ? "List it again" : "Let it run on"}
            label={status === "EXPIRED" ? "List it again" : "Let it run on"}
            pending="Extending"
            last={last}
            hasReason
          />
        )}
        {canTakeDown && (
          <details className="group">
            <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-danger">
              Take it down
            </summary>
            <div className="pt-2 pb-1">
              <p className="mb-3 text-muted">
                It’s gone for good, and trades of it run on. What waits of it ends with it.
              </p>
              <NoForm
                {...formFor("takeDown")}
                about={{ id: listing.id }}
                label="Take it down"
                pending="Taking it down"
              />
            </div>
          </details>
        )}
      </div>
    </TitledCard>
  );
}
