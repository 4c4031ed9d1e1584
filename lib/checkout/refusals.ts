import { refusals } from "@/lib/kernel/refusal";

export const MOST_LINES = 50;
export const MOST_SELLERS = 10;

export const checkoutRefusals = refusals({
  quote_over: {
    status: 409,
    says: "These prices were for 15 minutes. You haven’t paid anything. Check the new ones, then pay.",
  },
  not_waiting: { status: 409, says: "This checkout no longer waits for money." },
});

export const cartRefusals = refusals({
  cart_full: {
    status: 409,
    says: `A cart has room for ${MOST_LINES} listings. Remove one first.`,
  },
  too_many_sellers: {
    status: 409,
    says: `A cart has room for ${MOST_SELLERS} sellers. Buy from some of them first.`,
  },
  own_listing: { status: 409, says: "You can’t buy your own listing." },
});
