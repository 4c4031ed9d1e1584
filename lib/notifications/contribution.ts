import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { notices } from "./notices";

export const contribution = { slice: "notifications", reactions: { on: notices } } satisfies Contribution;
