import type { Task } from "graphile-worker";
import { z } from "zod";
import type { EventTopic, Payload } from "../events/declare";
import type { Delivered } from "../events/reaction";
import { failpoint } from "../failpoint";
import { log } from "../log";
import type { Reactions, RelayedEvent } from "../slice";
import { disableRetries } from "./jobs";

const dueRow = z.object({ id: z.guid(), version: z.string().regex(/^-?\d+$/) });
const nothing = z.unknown();
/** Jobs of deadlines and of minutes come from no event. */
const delivered = z.object({ outboxId: z.string().default("") });

/**
 * Every job by name, as the queue runs it: the payload is parsed with the schema of what starts the job.
 * @throws Error if two jobs have the same name
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
  const [duplicate] = all.filter(([name, task]) => tasks[name] !== task);
  if (duplicate) throw new Error(`duplicate job name ${duplicate[0]}`);
  return tasks;
}

/** A job with its failpoints. One with an invalid payload is dead immediately: a retry could not parse it either. */
function taskOf(
  name: string,
  schema: z.ZodType,
  run: (payload: never, delivered: Delivered) => Promise<void>,
): Task {
  return async (payload, { job }) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) {
      await disableRetries(job.id);
      throw new Error(`invalid payload of ${name}: ${issuesOf(parsed.error)}`);
    }
    failpoint(`${name}.before`);
    await run(parsed.data as never, delivered.parse(payload ?? {}));
    failpoint(`${name}.after`);
  };
}

/** The events that a listener subscribes to, parsed. Events with an invalid payload are logged and dropped. */
export function parseEvents(relayed: readonly RelayedEvent[], events: readonly EventTopic[]): RelayedEvent[] {
  const schemas = new Map(events.map(({ topic, schema }) => [topic, schema]));
  return relayed.flatMap(({ id, topic, payload }) => {
    const parsed = schemas.get(topic)?.safeParse(payload);
    if (parsed?.success === false)
      log.error(`invalid payload of an event: ${issuesOf(parsed.error)}`, { id, topic });
    return parsed?.success ? [{ id, topic, payload: parsed.data as Payload }] : [];
  });
}

/** The invalid fields and their problems, without their values. */
const issuesOf = ({ issues }: z.ZodError): string =>
  issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
