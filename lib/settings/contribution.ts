import "server-only";
import type { Approvable } from "@/lib/kernel/approvals/spec";
import type { Contribution } from "@/lib/kernel/slice";
import { bannerOperations } from "./banners/procedures";
import { changeFlag } from "./flags/commands";
import { flagOperations } from "./flags/procedures";
import { publishedOperations } from "./published/procedures";
import { settingsReactions } from "./reactions";

export const contribution = {
  slice: "settings",
  reactions: settingsReactions,
  operations: { ...flagOperations, ...bannerOperations, ...publishedOperations },
  approvables: [changeFlag],
} satisfies Contribution & { approvables: readonly Approvable[] };
