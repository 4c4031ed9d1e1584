import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { identityProcedures } from "./procedures";
import { forgetRestrictions } from "./profile/erase-closed";
import { identityRows } from "./profile/export";
import { pictureUse } from "./profile/set-picture";
import { identityReactions } from "./reactions";
import { blockLonger } from "./restrictions/commands/block-longer";

export const contribution = {
  slice: "identity",
  reactions: identityReactions,
  operations: identityProcedures,
  exportRows: identityRows,
  erase: forgetRestrictions,
  approvables: [blockLonger],
  mediaUses: [pictureUse],
} satisfies Contribution & { approvables: readonly Approvable[]; mediaUses: readonly MediaUse[] };
