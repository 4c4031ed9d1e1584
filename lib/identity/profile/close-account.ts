import { refusals } from "@/lib/kernel/refusal";

/** Days from closing an account to its erasure. */
export const ERASED_AFTER_DAYS = 30;

export const closingRefusals = refusals({
  has_staff_role: { status: 409, says: "You have staff roles. Ask for them to be removed first." },
  frozen_stays: {
    status: 403,
    says: "Your account is frozen, so it can’t be closed yet.",
  },
});
