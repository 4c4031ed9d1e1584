import { refusals } from "@/lib/kernel/refusal";

export const MOST_FOLLOWS = 500;

export const storeRefusals = refusals({
  handle_taken: { status: 409, field: "handle", says: "Another store has this address. Choose another." },
  handle_missing: { status: 422, field: "handle", says: "Choose an address." },
  handle_is_final: { status: 409, field: "handle", says: "Your store’s address can’t be changed." },
  back_in_the_past: { status: 422, field: "backOn", says: "Choose a day after today, within a year." },
  too_many_follows: {
    status: 409,
    says: `You can follow ${MOST_FOLLOWS} stores. Unfollow some first.`,
  },
});
