import "server-only";
import type { Contribution } from "@/lib/kernel/slice";
import { workOutDays } from "./work-out-days";

export const contribution = {
  slice: "analytics",
  reactions: { everyMinute: { "analytics.work_out_days": workOutDays } },
} satisfies Contribution;
