import { Badge, type Tone } from "@/components/ui/badge";
import type { TaxNumberState } from "@/lib/identity/tax/machine";

const looks: Record<TaxNumberState, { tone: Tone; says: string }> = {
  CHECKING: { tone: "wait", says: "Being checked" },
  CHECKED: { tone: "ok", says: "Checked" },
  REFUSED: { tone: "danger", says: "Not accepted" },
  WITHDRAWN: { tone: "neutral", says: "Withdrawn" },
  ENDED: { tone: "neutral", says: "Ended" },
};

/** How far a tax number is. */
export const TaxState = ({ state }: { state: TaxNumberState }) => (
  <Badge tone={looks[state].tone}>{looks[state].says}</Badge>
);
