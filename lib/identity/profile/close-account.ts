import { refusals } from "@/lib/kernel/refusal";

/** How long a closed account can still be told from an erased one, in days. */
export const ERASED_AFTER_DAYS = 30;

export const closingRefusals = refusals({
  has_money: {
    status: 409,
    says: "There is still money in your wallet. Spend it or have it paid out, and close your account then.",
  },
  has_open_trade: {
    status: 409,
    says: "One of your trades is still open. Your account can be closed when it has ended.",
  },
  has_open_offer: { status: 409, says: "One of your offers is still open. Withdraw it first." },
  has_open_deposit: {
    status: 409,
    says: "A deposit of yours is still under way. Wait until it has arrived, gone back or run out.",
  },
  has_open_payout: {
    status: 409,
    says: "A withdrawal of yours is still under way. Wait until it has arrived, or cancel it.",
  },
  has_staff_role: { status: 409, says: "You are on the staff. Have your roles taken back first." },
  frozen_stays: {
    status: 403,
    says: "Your account is frozen, and stays until that has been looked at. Write to support.",
  },
});
