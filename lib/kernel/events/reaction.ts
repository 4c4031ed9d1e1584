import type { EventTopic } from "./declare";

/** How an event came: `outboxId` is its number there as digits, the same however often it is delivered. */
export interface Delivered {
  outboxId: string;
}

/** The jobs that an event starts, by name. */
export interface Reaction {
  readonly event: EventTopic;
  /** Delivered at least once, so each must be idempotent. A throw means a retry. */
  readonly jobs: Readonly<Record<string, (payload: never, delivered: Delivered) => Promise<void>>>;
  /** Events with the same value of this field within a second start one job. */
  readonly gatherBy?: string | undefined;
}

/** Declares what a slice does on events of this type. Its jobs receive the declared payload. */
export const on = <Carried>(
  event: EventTopic<Carried>,
  jobs: Readonly<Record<string, (payload: NoInfer<Carried>, delivered: Delivered) => Promise<void>>>,
  gatherBy?: keyof Carried & string,
): Reaction => ({ event, jobs, gatherBy });
