import { readFigures } from "@/components/help/figures";
import { LimitsCard } from "@/components/identity/limits/limits-card";
import { BankCard } from "@/components/payouts/bank-card";
import { LockedCard } from "@/components/trades/locked-card";
import { ownLimits } from "@/lib/identity";
import { bankAccountsOf, usualPayoutSeconds } from "@/lib/payouts";
import { heldTradesOf } from "@/lib/trades";

/** How many trades are listed beside the wallet. */
const LISTED = 5;

/** Beside the statement: what is in escrow, what limits the person, and where their money goes. */
export async function WalletSide({ userId }: { userId: string }) {
  const [held, limits, [account], usualSeconds, { payoutFees }] = await Promise.all([
    heldTradesOf(userId, LISTED),
    ownLimits(userId),
    bankAccountsOf(userId),
    usualPayoutSeconds(userId),
    readFigures(),
  ]);
  return (
    <div className="contents min-w-0 gap-6 lg:grid">
      <div className="order-1 empty:hidden">
        <LockedCard held={held} />
      </div>
      <div className="order-3">
        <LimitsCard limits={limits} />
      </div>
      <div className="order-3">
        <BankCard account={account} fee={payoutFees} usualSeconds={usualSeconds} />
      </div>
    </div>
  );
}
