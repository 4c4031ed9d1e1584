import { PersonCard } from "@/components/admin/staff/person-card";
import type { InspectedParty } from "@/lib/staff";

/** One side of a trade. */
export const PartyCard = ({ side, party }: { side: "buyer" | "seller"; party: InspectedParty }) => (
  <PersonCard person={party} role={side} restrictions={party.restrictions}>
    <p className="mt-1 text-muted">{party.email}</p>
    <p className="text-muted">{party.phone}</p>
  </PersonCard>
);
