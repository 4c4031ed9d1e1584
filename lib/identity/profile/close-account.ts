import { refusals } from "@/lib/kernel/refusal";

/** How long a closed account can still be told from an erased one, in days. */
export const ERASED_AFTER_DAYS = 30;

export const closingRefusals = refusals({
  has_staff_role: { status: 409, says: "You are on the staff. Have your roles taken back first." },
  frozen_stays: {
    status: 403,
    says: "Your account is frozen, and stays until that has been looked at. Write to support.",
  },
});
