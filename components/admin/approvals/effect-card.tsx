import { TitledCard } from "@/components/ui/card";
import type { Change } from "@/lib/kernel/approvals/document";
import { ChangesTable } from "./changes-table";

/** What the act changes: each value before and after. */
export const EffectCard = ({
  changes,
  title = "Changes",
  aside = "When requested",
}: {
  changes: Change[];
  title?: string;
  aside?: string;
}) => (
  <TitledCard title={title} aside={<span className="text-sm text-muted">{aside}</span>}>
    <ChangesTable rows={changes} />
  </TitledCard>
);
