import type { FormDeed } from "@/components/identity/form-deed";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import type { OwnPayout } from "@/lib/payouts";
import { CancelForm } from "./cancel-form";

/** The way back, as long as nothing is sent. A second press is the same act. */
export function CancelPayout({ payout, action }: { payout: OwnPayout; action: FormDeed }) {
  const { id, reference, amountMinor, feeMinor } = payout;
  return (
    <CancelForm
      action={action}
      reference={reference}
      cancelKey={keyFor("cancel-payout", id)}
      total={formatMinor(amountMinor + feeMinor, "NGN", { compact: true })}
    />
  );
}
