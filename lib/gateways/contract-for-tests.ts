import { describe, expect, test } from "vitest";
import { GatewayNoAnswer, type GatewayReason, GatewayRefused } from "./errors";

/** How a gateway may misbehave at one call. */
export type Fault = "timeout_before" | "timeout_after" | "rate_limited" | "html";

/** One operation of the port, as a gateway's stand-in lets it be rehearsed. */
export interface Rehearsal {
  /** Makes ready what the call needs; answers the call, which can be made again, as the same request. */
  prepare: () => Promise<() => Promise<unknown>>;
  /** What it answers, in our words. */
  answers: (answer: unknown) => void;
  /** What the gateway says when the same request comes again, or twice at once: the same, or a no. */
  again: "same" | GatewayReason;
  /** A call to which it says no, and why; null where it has no no of its own. */
  refused: { call: () => Promise<unknown>; reason: GatewayReason } | null;
  /** Makes the gateway misbehave at the next such call. */
  misbehave: (fault: Fault) => Promise<void>;
}

/**
 * What every adapter has to hold, operation by operation: it answers in our words, says no and no answer apart, does nothing
 * for a no, and one request that comes twice is done once or refused.
 */
export function describeContract(name: string, rehearsals: Record<string, Rehearsal>): void {
  describe.each(Object.entries(rehearsals))(`${name}: %s`, (_operation, rehearsal) => {
    const { prepare, answers, again, refused, misbehave } = rehearsal;

    test("answers in our words", async () => {
      answers(await (await prepare())());
    });

    test.runIf(refused)("says no, and why", async () => {
      const error = await failureOf(refused?.call);
      expect(error).toBeInstanceOf(GatewayRefused);
      expect(error).toMatchObject({ reason: refused?.reason });
    });

    test.each(["timeout_before", "html"] as const)("%s: no answer, and nothing was done", async (fault) => {
      const call = await prepare();
      await misbehave(fault);
      expect(await failureOf(call)).toBeInstanceOf(GatewayNoAnswer);
      answers(await call());
    });

    test("timeout after: no answer, and the same request again does nothing twice", async () => {
      const call = await prepare();
      await misbehave("timeout_after");
      expect(await failureOf(call)).toBeInstanceOf(GatewayNoAnswer);
      await comesAgain(call);
    });

    test("rate limited: a no that passes, and nothing was done", async () => {
      const call = await prepare();
      await misbehave("rate_limited");
      expect(await failureOf(call)).toMatchObject({ name: GatewayRefused.name, reason: "rate_limited" });
      answers(await call());
    });

    test("twice at once: done once", async () => {
      const call = await prepare();
      const both = await Promise.allSettled([call(), call()]);
      const done = both.filter(({ status }) => status === "fulfilled");
      expect(done).toHaveLength(again === "same" ? 2 : 1);
      await comesAgain(call);
    });

    async function comesAgain(call: () => Promise<unknown>): Promise<void> {
      if (again === "same") answers(await call());
      else expect(await failureOf(call)).toMatchObject({ name: GatewayRefused.name, reason: again });
    }
  });
}

const failureOf = async (call: (() => Promise<unknown>) | undefined): Promise<unknown> =>
  call?.().then(
    () => undefined,
    (error: unknown) => error,
  );
