import { refusals } from "@/lib/kernel/refusal";

export const MOST_ADDRESSES = 20;
export const MOST_PROFILES = 10;

export const shippingRefusals = refusals({
  too_many_addresses: {
    status: 409,
    says: `You can save ${MOST_ADDRESSES} addresses. Delete one that you no longer need first.`,
  },
  too_many_profiles: {
    status: 409,
    says: `You can have ${MOST_PROFILES} ways to send. Delete one that you no longer need first.`,
  },
});
