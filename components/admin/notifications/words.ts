import { dictionary } from "@/lib/kernel/input/dictionary";
import type { DeliveryLine } from "@/lib/notifications";

export const channelNames = { PUSH: "Push", MAIL: "Email", TEXT: "Text" } as const;

export const stateLooks = {
  QUEUED: { tone: "wait", label: "waits" },
  SENT: { tone: "neutral", label: "sent" },
  DELIVERED: { tone: "ok", label: "delivered" },
  FAILED: { tone: "danger", label: "failed" },
  READ: { tone: "ok", label: "opened" },
  SUPPRESSED: { tone: "neutral", label: "not sent" },
} as const satisfies Record<DeliveryLine["state"], { tone: string; label: string }>;

const reasons = dictionary<string>({
  read: "read before",
  cap: "too many on this channel",
  gathered: "in one with others",
});

export const reasonOf = (reason: string | null): string => (reason ? (reasons[reason] ?? reason) : "");
