import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newSaver, type SaveState } from "./saver";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Send = (id: string | undefined, body: string, key: string) => Promise<string>;

function saverOf(send: Send, id?: string) {
  const states: SaveState["is"][] = [];
  let keys = 0;
  const saver = newSaver({
    id,
    saved: "empty",
    send,
    failureOf: (error) => ({ says: String(error), passes: error === "lost" }),
    newKey: () => `key ${(keys += 1)}`,
    onState: ({ is }) => states.push(is),
  });
  return { saver, states };
}

test("nothing is sent of what the server has already", async () => {
  const send = vi.fn<Send>();
  const { saver } = saverOf(send);
  saver.note("empty");
  await vi.runAllTimersAsync();
  await saver.flush();
  expect(send).not.toHaveBeenCalled();
});

test("the first save begins a draft, later ones change it, and only the latest text is sent", async () => {
  const send = vi.fn<Send>(async () => "id");
  const { saver, states } = saverOf(send);
  for (const text of ["a", "ab", "abc"]) saver.note(text);
  await vi.runAllTimersAsync();
  saver.note("abcd");
  await vi.runAllTimersAsync();
  expect(send.mock.calls).toEqual([
    [undefined, "abc", "key 1"],
    ["id", "abcd", "key 2"],
  ]);
  expect(states).toEqual(["saving", "saved", "saving", "saved"]);
});

test("one request at a time: what is typed meanwhile is sent after it, under the draft’s id", async () => {
  const answers: ((id: string) => void)[] = [];
  const send = vi.fn<Send>(() => new Promise((resolve) => answers.push(resolve)));
  const { saver } = saverOf(send);
  saver.note("a");
  await vi.advanceTimersByTimeAsync(1_000);
  saver.note("ab");
  const flushed = saver.flush();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(send).toHaveBeenCalledTimes(1);
  answers[0]?.("id");
  await vi.advanceTimersByTimeAsync(0);
  expect(send.mock.calls[1]).toEqual(["id", "ab", "key 2"]);
  answers[1]?.("id");
  await flushed;
  expect(send).toHaveBeenCalledTimes(2);
});

test("an answer that was lost is asked for again under the same key; a refusal is not", async () => {
  const send = vi.fn<Send>();
  send.mockRejectedValueOnce("lost").mockRejectedValueOnce("lost").mockResolvedValueOnce("id");
  const { saver } = saverOf(send);
  saver.note("a");
  await vi.runAllTimersAsync();
  expect(send.mock.calls.map(([, , key]) => key)).toEqual(["key 1", "key 1", "key 1"]);
  send.mockRejectedValueOnce("refused");
  saver.note("b");
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(4);
});

test("nothing is sent beside the form, until something else is typed", async () => {
  const send = vi.fn<Send>(async () => "id");
  send.mockRejectedValueOnce("lost");
  const { saver } = saverOf(send);
  saver.note("a");
  await vi.advanceTimersByTimeAsync(1_000);
  saver.hold();
  await vi.runAllTimersAsync();
  await saver.flush();
  expect(send).toHaveBeenCalledTimes(1);
  saver.note("ab");
  await vi.runAllTimersAsync();
  expect(send).toHaveBeenCalledTimes(2);
});

test("nothing is sent once it has stopped", async () => {
  const send = vi.fn<Send>(async () => "id");
  const { saver } = saverOf(send);
  saver.note("a");
  saver.stop();
  await vi.runAllTimersAsync();
  expect(send).not.toHaveBeenCalled();
});
