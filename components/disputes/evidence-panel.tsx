import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { evidenceOf } from "@/lib/disputes";
import type { Actor } from "@/lib/kernel/command";
import { formatDateTime } from "@/lib/kernel/time-format";
import { EvidenceItem } from "./evidence-item";
import { EvidenceLinks } from "./evidence-links";
import { EvidenceUpload } from "./evidence-upload";
import { kindWords, sizeWords } from "./file-input";

type Side = "buyer" | "seller" | "staff";

type EvidencePanelProps = {
  disputeId: string;
  /** The page's viewer. Who may see what is decided by the query. */
  viewer: Pick<Actor, "id" | "grants">;
  /** Only this side's files, for a split view. */
  side?: "buyer" | "seller" | "all";
  /** False hides the ways to add. */
  canAdd?: boolean;
};

const headings: Record<Side, string> = {
  buyer: "From the buyer",
  seller: "From the seller",
  staff: "From our moderators",
};

/** The files of a dispute, and what the viewer's side may add. Nothing where the viewer may see none. */
export async function EvidencePanel({ disputeId, viewer, side = "all", canAdd = true }: EvidencePanelProps) {
  const evidence = await evidenceOf(viewer, disputeId);
  if (!evidence) return null;
  const { items, own, left, isOpen, links, now } = evidence;
  const sides = (side === "all" ? ["buyer", "seller", "staff"] : [side]) as Side[];
  const shown = sides.flatMap((one) => {
    const ofSide = items.filter((item) => item.side === one);
    return ofSide.length > 0 ? [{ side: one, items: ofSide }] : [];
  });
  const adds = canAdd && isOpen && (side === "all" || side === own);
  return (
    <TitledCard title="Evidence">
      <div className="flex flex-col gap-5">
        {shown.length === 0 && <p className="text-muted">Nothing has been added yet.</p>}
        {shown.map((group) => (
          <section key={group.side}>
            <h3 className="mb-2 text-sm font-semibold text-muted">
              {group.side === own && own !== "staff" ? "From you" : headings[group.side]}
            </h3>
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
              {group.items.map((item) => (
                <li key={item.id}>
                  <EvidenceItem
                    id={item.id}
                    name={item.caption || `${item.via ?? item.by}’s ${kindWords(item.mime)}`}
                    facts={[
                      `Added by ${item.via ? `${item.via}, by a link of ${item.by}` : item.by}`,
                      formatDateTime(item.createdAt),
                      `${sizeWords(item.sizeBytes)} as it was sent`,
                      ...(item.redactedAt ? [`Partly blacked out, ${formatDateTime(item.redactedAt)}`] : []),
                    ]}
                    sha256={item.sha256}
                    pictures={item.pictures}
                    mayHide={item.mayHide && isOpen}
                  >
                    <RelativeTime at={item.createdAt} now={now} />
                  </EvidenceItem>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {adds && left > 0 && <EvidenceUpload disputeId={disputeId} left={left} />}
        {adds && left === 0 && (
          <p className="text-sm text-muted">You’ve added 10 files, the most for one side.</p>
        )}
        {adds && left > 0 && (
          <EvidenceLinks
            disputeId={disputeId}
            links={links.map(({ id, label, address, expiresAt }) => ({
              id,
              label,
              address,
              until: formatDateTime(expiresAt),
            }))}
          />
        )}
      </div>
    </TitledCard>
  );
}
