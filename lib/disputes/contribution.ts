import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { disputeProcedures } from "./procedures";
import { disputeReactions } from "./reactions";

export const contribution = {
  slice: "disputes",
  reactions: disputeReactions,
  operations: disputeProcedures,
} satisfies Contribution;
