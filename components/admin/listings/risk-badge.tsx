import { Badge, type Tone } from "@/components/ui/badge";

const toneOf = (risk: number): Tone => (risk >= 70 ? "danger" : risk >= 30 ? "wait" : "neutral");

/** How risky a listing is, 0 to 100: in red from where two moderators agree, in amber from where one looks. */
export const RiskBadge = ({ risk }: { risk: number }) => (
  <Badge tone={toneOf(risk)} className="tabular-nums">
    Risk {risk}
  </Badge>
);
