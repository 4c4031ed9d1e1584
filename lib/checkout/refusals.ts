import { refusals } from "@/lib/kernel/refusal";

export const MOST_LINES = 50;
export const MOST_SELLERS = 10;

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
