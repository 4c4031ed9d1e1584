import { describe, expect, test } from "vitest";
import { GatewayNoAnswer, type GatewayReason, GatewayRefused } from "./errors";

/** A fault at one call of a gateway. */
export type Fault = "timeout_before" | "timeout_after" | "rate_limited" | "html";

/** The contract test of one operation of the port, against a gateway's simulator. */
export interface Rehearsal {
  /** Sets up the call; returns it as a function that can be repeated as the same request. */
  prepare: () => Promise<() => Promise<unknown>>;
  /** Asserts the response. */
  expectResponse: (response: unknown) => void;
  /** The outcome of the same request repeated or sent concurrently: the same response, or a refusal. */
  repeated: "same" | GatewayReason;
  /** A call that is refused, and the reason; null if the operation has none. */
  refused: { call: () => Promise<unknown>; reason: GatewayReason } | null;
  /** Injects a fault into the next call of this operation. */
  injectFault: (fault: Fault) => Promise<void>;
}

/**
 * The contract of every adapter, by operation: it converts the response, tells a refusal from no answer, changes nothing on a
 * refusal, and performs or refuses a duplicate request.
 */
export function describeContract(name: string, rehearsals: Record<string, Rehearsal>): void {
  describe.each(Object.entries(rehearsals))(`${name}: %s`, (_operation, rehearsal) => {
    const { prepare, expectResponse, repeated, refused, injectFault } = rehearsal;

    test("converts the response", async () => {
      expectResponse(await (await prepare())());
    });

    test.runIf(refused)("reports a refusal with its reason", async () => {
      const error = await failureOf(refused?.call);
      expect(error).toBeInstanceOf(GatewayRefused);
      expect(error).toMatchObject({ reason: refused?.reason });
    });

    test.each(["timeout_before", "html"] as const)("%s: no answer, and no effect", async (fault) => {
      const call = await prepare();
      await injectFault(fault);
      expect(await failureOf(call)).toBeInstanceOf(GatewayNoAnswer);
      expectResponse(await call());
    });

    test("timeout after the effect: no answer, and a repeat has no second effect", async () => {
      const call = await prepare();
      await injectFault("timeout_after");
      expect(await failureOf(call)).toBeInstanceOf(GatewayNoAnswer);
      await expectRepeated(call);
    });

    test("rate limited: a temporary refusal, and no effect", async () => {
      const call = await prepare();
      await injectFault("rate_limited");
      expect(await failureOf(call)).toMatchObject({ name: GatewayRefused.name, reason: "rate_limited" });
      expectResponse(await call());
    });

    test("two concurrent requests: one effect", async () => {
      const call = await prepare();
      const both = await Promise.allSettled([call(), call()]);
      const done = both.filter(({ status }) => status === "fulfilled");
      expect(done).toHaveLength(repeated === "same" ? 2 : 1);
      await expectRepeated(call);
    });

    async function expectRepeated(call: () => Promise<unknown>): Promise<void> {
      if (repeated === "same") expectResponse(await call());
      else expect(await failureOf(call)).toMatchObject({ name: GatewayRefused.name, reason: repeated });
    }
  });
}

const failureOf = async (call: (() => Promise<unknown>) | undefined): Promise<unknown> =>
  call?.().then(
    () => undefined,
    (error: unknown) => error,
  );
