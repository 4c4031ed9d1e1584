import { refusals } from "@/lib/kernel/refusal";

export const reviewRefusals = refusals({
  not_ended: { status: 409, says: "You can rate a trade once it has ended." },
  rating_closed: { status: 409, says: "A trade can be rated for 14 days after it ended." },
});
