import { expect, test } from "vitest";
import { z } from "zod";
import type { Plan } from "../commit";
import { publishing } from "../outbox";
import { events } from "./declare";
import { on } from "./reaction";

const thingEvents = events("thing", { happened: z.object({ id: z.string(), n: z.number() }) });

test("an event carries its declared topic and payload", () => {
  const event = thingEvents.happened({ id: "a", n: 1 });
  expect(event).toEqual({ topic: "thing.happened", payload: { id: "a", n: 1 } });
  const plan: Plan = { events: [event], result: {} };
  expect(plan.events).toEqual([event]);
});

test("an undeclared payload does not compile in an event, in publishing or in a reaction", () => {
  // @ts-expect-error a field of another type
  thingEvents.happened({ id: "a", n: "1" });
  // @ts-expect-error a field is missing
  thingEvents.happened({ id: "a" });
  // @ts-expect-error a field that is not declared
  thingEvents.happened({ id: "a", n: 1, more: true });
  // @ts-expect-error a field is missing
  publishing(thingEvents.happened, { id: "a" });
  // @ts-expect-error a value of another type
  publishing(thingEvents.happened, { id: "a", n: true });
  // @ts-expect-error a job that reads a field which the event does not have
  on(thingEvents.happened, { "thing.job": async ({ more }) => void more });
  // @ts-expect-error not made by a declared event type
  const plan: Plan = { events: [{ topic: "thing.happened", payload: { id: "a", n: 1 } }], result: {} };
  expect(plan.events).toHaveLength(1);
});
