import type { z } from "zod";

/** What an event carries: ids and plain values, nothing that can go stale. */
export type Payload = Readonly<Record<string, string | number | boolean | null>>;

declare const isDeclared: unique symbol;

/** An event. Only declared event types can make one, so topic and payload always match the declaration. */
export interface DomainEvent<Topic extends string = string, Carried extends Payload = Payload> {
  readonly topic: Topic;
  readonly payload: Carried;
  readonly [isDeclared]: true;
}

/** What a listener needs to know about an event type. */
export interface EventTopic<Carried = unknown, Topic extends string = string> {
  readonly topic: Topic;
  readonly schema: z.ZodType<Carried>;
}

interface EventType<Topic extends string, Carried extends Payload> extends EventTopic<Carried, Topic> {
  (payload: Carried): DomainEvent<Topic, Carried>;
}

type Fields = z.ZodObject<Record<string, z.ZodType<Payload[string]>>>;

/**
 * Declares the events of one subject: `events("payout", { moved: z.object({ ... }) })` gives
 * `payoutEvents.moved(payload)` with the topic 'payout.moved'. Events in the outbox or the queue outlive a deployment, so a
 * field that is added later must be optional.
 */
export function events<Subject extends string, Schemas extends Record<string, Fields>>(
  subject: Subject,
  schemas: Schemas,
) {
  const types = Object.entries(schemas).map(([name, schema]) => {
    const topic = `${subject}.${name}`;
    return [name, Object.assign((payload: Payload) => ({ topic, payload }), { topic, schema })];
  });
  return Object.fromEntries(types) as {
    readonly [Name in keyof Schemas & string]: EventType<`${Subject}.${Name}`, z.infer<Schemas[Name]>>;
  };
}
