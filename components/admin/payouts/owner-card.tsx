import { PersonCard } from "@/components/admin/staff/person-card";
import { Money } from "@/components/ui/money";
import type { InspectedPayout } from "@/lib/payouts";

/** The owner of the money. */
export const OwnerCard = ({ payout }: { payout: InspectedPayout }) => {
  const { user, currency, accountName, restrictions } = payout;
  return (
    <PersonCard person={user} restrictions={restrictions}>
      <p className="mt-1 wrap-anywhere text-muted">Name at bank: {accountName}</p>
      <p className="mt-1 text-muted">
        <Money minor={BigInt(user.walletMinor)} currency={currency} /> in the wallet, {user.paidBefore} paid
        out before
      </p>
    </PersonCard>
  );
};
