import { type Finding, percentile } from "../figure";
import type { Stage } from "../stage";
import { measured } from "./measured";
import type { NoticesMeasured } from "./notice-maker";

/** How fast people are notified: warnings of many clocks at once, and a market that never stops. */
export async function notices(stage: Stage): Promise<Finding[]> {
  const { sweepMs, warnings, lateMs, waiting } = await measured<NoticesMeasured>(
    stage,
    "notices",
    "./late/notice-maker.ts",
  );
  return [
    {
      what: `${warnings.toLocaleString("en")} warnings that are due at once, until all are notices`,
      values: [sweepMs / 1_000],
      unit: "s",
      target: { atMost: 10 },
      beside: `${Math.round((warnings / sweepMs) * 1_000)} a second`,
    },
    {
      what: `from an event’s commit to its notice, 100 events a second for a minute: 95th percentile of ${lateMs.length}`,
      values: [percentile(lateMs, 0.95)],
      unit: "ms",
      target: { atMost: 3_000 },
      beside: `what waited in outbox and queue, every five seconds: ${waiting.join(", ")}`,
    },
  ];
}
