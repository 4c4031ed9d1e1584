import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { identityProcedures } from "./procedures";
import { forgetRestrictions } from "./profile/erase-closed";
import { identityRows } from "./profile/export";
import { identityReactions } from "./reactions";

export const contribution = {
  slice: "identity",
  reactions: identityReactions,
  operations: identityProcedures,
  exportRows: identityRows,
  erase: forgetRestrictions,
} satisfies Contribution;
