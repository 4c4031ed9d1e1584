import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { changeFlag } from "./flags/commands";
import { flagOperations } from "./flags/procedures";
import { publishedOperations } from "./published/procedures";
import { settingsReactions } from "./reactions";

export const contribution = {
  slice: "settings",
  reactions: settingsReactions,
  operations: { ...flagOperations, ...publishedOperations },
  approvables: [changeFlag],
} satisfies Contribution & { approvables: readonly Approvable[] };
