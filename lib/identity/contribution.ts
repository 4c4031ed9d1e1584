import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { identityProcedures } from "./procedures";
import { identityRows } from "./profile/export";
import { identityReactions } from "./reactions";

export const contribution = {
  slice: "identity",
  reactions: identityReactions,
  operations: identityProcedures,
  exportRows: identityRows,
} satisfies Contribution;
