import type { Actor } from "@/lib/kernel/command";
import { mayRead, refusalFor } from "@/lib/kernel/permissions";
import { type QueueKind, queueRule } from "./registry";

/** Whether the caller may open a queue. */
export const mayOpen = (by: Actor, kind: QueueKind): boolean =>
  mayRead(by, "queue.read") && queueRule(kind).opens.some((permission) => mayRead(by, permission));

/** Throws Refusal not_found unless the caller may open the queue; step_up_needed if they have been away. */
export function mustOpen(by: Actor, kind: QueueKind): void {
  if (!mayOpen(by, kind)) throw refusalFor(by);
}
