import "server-only";
import { disputeReactions } from "./disputes";
import { identityReactions } from "./identity";
import type { Reactions } from "./jobs";
import { offerReactions } from "./offers";
import { reviewReactions } from "./reviews";
import { tradeReactions } from "./trades";
import { walletReactions } from "./wallet";

/** Everything that happens late, of every slice: what the worker runs. */
export const allReactions: readonly Reactions[] = [
  identityReactions,
  offerReactions,
  tradeReactions,
  disputeReactions,
  walletReactions,
  reviewReactions,
];
