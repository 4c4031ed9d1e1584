import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { reviewReactions } from "./reactions";

export const contribution = { slice: "reviews", reactions: reviewReactions } satisfies Contribution;
