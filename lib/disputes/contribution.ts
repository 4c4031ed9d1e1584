import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { evidenceProcedures } from "./evidence/procedures";
import { evidenceUse } from "./evidence/queries";
import { disputeProcedures } from "./procedures";
import { disputeReactions } from "./reactions";

export const contribution = {
  slice: "disputes",
  reactions: disputeReactions,
  operations: { ...disputeProcedures, ...evidenceProcedures },
  mediaUses: [evidenceUse],
} satisfies Contribution & { mediaUses: readonly MediaUse[] };
