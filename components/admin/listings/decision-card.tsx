import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { ListingForReview } from "@/lib/catalog";
import { keyFor } from "@/lib/kernel/ids";
import { formatClock } from "@/lib/kernel/time-format";
import { firstName } from "@/lib/trades/naming";
import type { FormAction } from "@/lib/web/form-state";
import { ApproveForm } from "./approve-form";
import { NoForm } from "./no-form";

type DecisionCardProps = {
  found: ListingForReview;
  viewerId: string;
  /** Where the page leads afterwards. */
  next: string | undefined;
  actions: Record<"approve" | "keep" | "reject" | "takeDown", FormAction>;
};

/** What the viewer decides about what waits, or why they don’t. */
export function DecisionCard({ found, viewerId, next, actions }: DecisionCardProps) {
  const { listing, why, seller } = found;
  const isFlags = why === "flags";
  const about = { id: listing.id, ...(next && { next }) };
  const formFor = (what: keyof typeof actions) => ({
    action: actions[what],
    formKey: keyFor(`listing-${what}`, viewerId, listing.id, found.rowVersion),
    about,
  });
  const barred = barredBy(found);
  return (
    <TitledCard title="Your decision" decides className="p-4!">
      {barred ? (
        <Notice tone="wait">{barred}</Notice>
      ) : (
        <div key={found.rowVersion} className="grid gap-5">
          <p className="text-muted">{consequence(found)}</p>
          {isFlags ? (
            <ApproveForm {...formFor("keep")} label="Keep it" pending="Keeping" />
          ) : (
            <ApproveForm {...formFor("approve")} label={approveLabel(found)} pending="Approving" />
          )}
          <div className="border-t border-line pt-4">
            {isFlags ? (
              <NoForm {...formFor("takeDown")} label="Take it down" pending="Taking it down" />
            ) : (
              <NoForm
                {...formFor("reject")}
                label={`Reject ${firstName(seller.name)}’s ${why === "revision" ? "change" : "listing"}`}
                pending="Rejecting"
              />
            )}
          </div>
        </div>
      )}
    </TitledCard>
  );
}

function barredBy({
  claimedBy,
  claimedUntil,
  isEndorsedByMe,
  isWaiting,
}: ListingForReview): string | undefined {
  if (!isWaiting) return "Nothing of it waits.";
  if (claimedBy && claimedUntil)
    return `${claimedBy} is looking at this. You can decide from ${formatClock(claimedUntil)} on, if it still waits.`;
  return isEndorsedByMe ? "You’ve approved this already. A colleague has to approve it as well." : undefined;
}

const approveLabel = ({ needsTwo, isEndorsed }: ListingForReview): string =>
  needsTwo && !isEndorsed ? "Approve, as the first of two" : "Approve";

function consequence({ why, flags, needsTwo, isEndorsed, endorsedByName }: ListingForReview): string {
  if (why === "flags" && flags.length === 0)
    return "As it was renewed, the rules of risk left it to you. Kept, it stays for sale.";
  if (why === "flags")
    return "Readers reported it. Kept, it stays for sale and these reports count as wrong.";
  if (needsTwo && isEndorsed)
    return `${endorsedByName ?? "A colleague"} has approved it. With your approval it goes live.`;
  if (needsTwo) return "From a risk of 70 on, two moderators approve. It goes live once a colleague agrees.";
  return why === "revision"
    ? "The live version stays for sale until you decide. Rejected, it stays as it is."
    : "Approved, it’s for sale at once. Rejected, the seller reads why, and can change and submit it again.";
}
