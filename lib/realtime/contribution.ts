import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { realtimeReactions } from "./reactions";

export const contribution = { slice: "realtime", reactions: realtimeReactions } satisfies Contribution;
