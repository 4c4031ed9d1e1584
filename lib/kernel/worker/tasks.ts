import type { Task } from "graphile-worker";
import { z } from "zod";
import type { EventTopic, Payload } from "../events/declare";
import { failpoint } from "../failpoint";
import { log } from "../log";
import type { Reactions, RelayedEvent } from "../slice";
import { makeLastTry } from "./jobs";

const dueRow = z.object({ id: z.guid(), version: z.string().regex(/^-?\d+$/) });
const nothing = z.unknown();

/**
 * Every job by its name, as the queue runs it: the payload is read by the schema of what starts the job.
 * @throws Error where two jobs have one name
 */
export function taskList(slices: readonly Reactions[]): Record<string, Task> {
  const all = slices.flatMap(({ on = [], due = [], everyMinute = {} }) => [
    ...on.flatMap(({ event, jobs }) =>
      Object.entries(jobs).map(([name, run]) => [name, taskOf(name, event.schema, run)] as const),
    ),
    ...due.map(({ job, run }) => [job, taskOf(job, dueRow, run)] as const),
    ...Object.entries(everyMinute).map(([name, run]) => [name, taskOf(name, nothing, run)] as const),
  ]);
  const tasks = Object.fromEntries(all);
  const [twice] = all.filter(([name, task]) => tasks[name] !== task);
  if (twice) throw new Error(`two jobs are named ${twice[0]}`);
  return tasks;
}

/** A job with its crash points. One whose payload is not as declared is dead at once: no later try could read it. */
function taskOf(name: string, schema: z.ZodType, run: (payload: never) => Promise<void>): Task {
  return async (payload, { job }) => {
    const read = schema.safeParse(payload);
    if (!read.success) {
      await makeLastTry(job.id);
      throw new Error(`the payload of ${name} is not as declared: ${why(read.error)}`);
    }
    failpoint(`${name}.before`);
    await run(read.data as never);
    failpoint(`${name}.after`);
  };
}

/** Those of the events that a listener waits for, as declared. One that is not is left out and logged. */
export function readable(relayed: readonly RelayedEvent[], events: readonly EventTopic[]): RelayedEvent[] {
  const schemas = new Map(events.map(({ topic, schema }) => [topic, schema]));
  return relayed.flatMap(({ id, topic, payload }) => {
    const read = schemas.get(topic)?.safeParse(payload);
    if (read?.success === false) log.error(`an event is not as declared: ${why(read.error)}`, { id, topic });
    return read?.success ? [{ id, topic, payload: read.data as Payload }] : [];
  });
}

/** Which fields, and what is wrong with each; never their values. */
const why = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
