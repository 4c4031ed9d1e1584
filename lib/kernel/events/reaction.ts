import type { EventTopic } from "./declare";

/** The jobs that an event starts, each known by its name. */
export interface Reaction {
  readonly event: EventTopic;
  /** Each is delivered at least once, so it must be harmless when repeated; a throw means 'try again later'. */
  readonly jobs: Readonly<Record<string, (payload: never) => Promise<void>>>;
  /** Events that agree in this field of the payload within a second start one job. */
  readonly gatherBy?: string | undefined;
}

/** What a slice does when an event of this type has been published. Its jobs get the payload as declared. */
export const on = <Carried>(
  event: EventTopic<Carried>,
  jobs: Readonly<Record<string, (payload: NoInfer<Carried>) => Promise<void>>>,
  gatherBy?: keyof Carried & string,
): Reaction => ({ event, jobs, gatherBy });
