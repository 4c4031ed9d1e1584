import { expect, test, vi } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import type { Hint } from "./channels";
import { type EventSender, publisherOf } from "./publisher";

useTestSettings();

const hints = (count: number, from = 0): Hint[] =>
  Array.from({ length: count }, (_, at) => ({
    channel: "offers",
    event: "offer.gone",
    data: { v: 1, id: `${from + at}` },
  }));

type Batch = Parameters<EventSender["triggerBatch"]>[0];

/** A service with responses that the test controls. */
function slowService() {
  const batches: Batch[] = [];
  const answers: Answer[] = [];
  const sender: EventSender = {
    triggerBatch(events) {
      batches.push(events);
      const answer = withResolvers();
      answers.push(answer);
      return answer.promise;
    },
  };
  return {
    sender,
    batches,
    answers,
    ids: () => batches.flat().map(({ data }) => (data as { id: string }).id),
  };
}

interface Answer {
  promise: Promise<void>;
  resolve: () => void;
  reject: (error: Error) => void;
}

function withResolvers(): Answer {
  const answer = {} as Answer;
  answer.promise = new Promise((resolve, reject) => Object.assign(answer, { resolve, reject }));
  return answer;
}

test("sends hints in order, ten per request, one request at a time", async () => {
  const { sender, batches, answers, ids } = slowService();
  publisherOf(sender).publish(hints(25));
  expect(batches.map(({ length }) => length)).toEqual([10]);
  for (const at of [0, 1, 2]) {
    await vi.waitUntil(() => answers[at], { interval: 1 });
    answers[at]?.resolve();
  }
  await vi.waitFor(() => expect(batches.map(({ length }) => length)).toEqual([10, 10, 5]));
  expect(ids()).toEqual(Array.from({ length: 25 }, (_, at) => `${at}`));
});

test("drops hints while the service is down, and retries after two seconds", async () => {
  let now = 0;
  const { sender, batches, answers } = slowService();
  const publisher = publisherOf(sender, () => now);
  publisher.publish(hints(30));
  answers[0]?.reject(new Error("connection refused"));
  await vi.waitFor(() => {
    publisher.publish(hints(1));
    expect(batches).toHaveLength(1);
  });
  now = 2_000;
  await vi.waitFor(() => {
    publisher.publish(hints(1, 99));
    expect(batches).toHaveLength(2);
  });
  expect(batches[1]?.[0]).toMatchObject({ data: { id: "99" } });
});

test("keeps only the newest thousand hints while the service hangs", async () => {
  const { sender, answers, ids } = slowService();
  const publisher = publisherOf(sender);
  publisher.publish(hints(10));
  publisher.publish(hints(5_000, 10));
  for (let at = 0; at <= 100; at += 1) {
    await vi.waitUntil(() => answers[at], { interval: 1 });
    answers[at]?.resolve();
  }
  await vi.waitFor(() => expect(ids()).toHaveLength(1_010));
  expect(ids().slice(9, 11)).toEqual(["9", "4010"]);
});
