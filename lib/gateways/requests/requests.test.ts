import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type TestApp, testApp } from "@/lib/testing/world";
import { GatewayNoAnswer, GatewayRefused } from "../errors";
import { stopAnswerListener } from "./answer-listener";
import { callGateway } from "./call";
import { gatewayRequest, handlerOf, type RequestHandler } from "./request";
import { forgetOldRequests, type RequestServer, serveGatewayRequests } from "./serve";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await stopAnswerListener();
  await app.close();
});

const servers: RequestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

const echo = gatewayRequest({
  operation: "tests.echo",
  input: z.object({ word: z.string() }),
  response: z.object({ word: z.string(), turn: z.number() }),
  keptFor: 0,
});
const kept = { ...echo, operation: "tests.kept", keptFor: 60 };

let turns: string[] = [];

/** Serves both requests once `until` resolves, and counts the calls. */
function serve(until: Promise<unknown> = Promise.resolve(), ...more: RequestHandler[]): void {
  turns = [];
  const perform = async ({ word }: { word: string }) => {
    turns.push(word);
    await until;
    return { word, turn: turns.length };
  };
  servers.push(serveGatewayRequests([handlerOf(echo, perform), handlerOf(kept, perform), ...more]));
}

const request = (word = newId(), maxWaitMs = 10_000) => callGateway(echo, { word }, { maxWaitMs });

describe("a request to a gateway", () => {
  test("is performed by the worker, and gets its response", async () => {
    serve();
    expect(await request("hello")).toEqual({ word: "hello", turn: 1 });
  });

  test("is performed by one of several workers, under concurrent requests", async () => {
    serve();
    serve();
    serve();
    const words = Array.from({ length: 60 }, () => newId());
    const responses = await Promise.all(words.map((word) => request(word)));
    expect(responses.map(({ word }) => word)).toEqual(words);
    expect(turns.toSorted()).toEqual(words.toSorted());
  });

  test("is performed once for many equal concurrent requests", async () => {
    let go = () => {};
    serve(new Promise<void>((resolve) => (go = resolve)));
    const pending = Promise.all(Array.from({ length: 20 }, () => request("the same")));
    await vi.waitFor(() => expect(turns).toEqual(["the same"]), { timeout: 5_000 });
    go();
    await pending;
    expect(turns.filter((word) => word === "the same")).toHaveLength(1);
  });

  test("without a response in time throws no answer; a repeat gets the first response", async () => {
    let go = () => {};
    serve(new Promise<void>((resolve) => (go = resolve)));
    const word = newId();
    await expect(callGateway(kept, { word }, { maxWaitMs: 300 })).rejects.toBeInstanceOf(GatewayNoAnswer);
    const repeated = callGateway(kept, { word });
    const joined = () =>
      queryOne<{ attempts: number }>(sql`
      select attempts from gateway_request where state = 'working'`);
    await vi.waitFor(async () => expect(await joined()).toEqual({ attempts: 0 }), { timeout: 5_000 });
    go();
    expect(await repeated).toEqual({ word, turn: 1 });
    expect(await callGateway(kept, { word })).toEqual({ word, turn: 1 });
    expect(turns).toEqual([word]);
  });

  test("with keptFor 0 gets a fresh response each time", async () => {
    serve();
    expect(await request("fresh")).toEqual({ word: "fresh", turn: 1 });
    expect(await request("fresh")).toEqual({ word: "fresh", turn: 2 });
  });

  test("without a worker is performed as soon as one starts", async () => {
    const pending = request();
    serve();
    expect(await pending).toMatchObject({ turn: 1 });
  });
});

describe("an error of the handler", () => {
  const failing = (operation: string, error: Error) => {
    const request = { ...echo, operation };
    serve(
      undefined,
      handlerOf(request, () => Promise.reject(error)),
    );
    return callGateway(request, { word: newId() });
  };

  test("reports a refusal by the gateway with its reason", async () => {
    const pending = failing("tests.refused", new GatewayRefused("unresolved_account", "no such account"));
    await expect(pending).rejects.toMatchObject({ name: GatewayRefused.name, reason: "unresolved_account" });
  });

  test("reports a missing answer of the gateway", async () => {
    await expect(failing("tests.silent", new GatewayNoAnswer("silence"))).rejects.toBeInstanceOf(
      GatewayNoAnswer,
    );
  });

  test("reports a bug of ours as an error", async () => {
    await expect(failing("tests.broken", new TypeError("broken"))).rejects.toThrow("broken");
  });

  test("reports an operation without a handler, and an invalid input", async () => {
    serve();
    await expect(callGateway({ ...echo, operation: "tests.unknown" }, { word: "x" })).rejects.toThrow(
      "no handler",
    );
    await expect(callGateway(echo, { word: 5 } as never)).rejects.toThrow("could not perform");
  });
});

test("a request of a killed worker is claimed by another", async () => {
  const word = newId();
  const pending = request(word, 60_000);
  const program = fileURLToPath(new URL("./worker-for-tests.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", program], {
    env: { ...process.env, FAILPOINTS: "gateways.request.performed=kill" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = (await once(child, "exit")) as unknown[];
  expect(signal).toBe("SIGKILL");
  const left = await queryOne(sql`select state from gateway_request where input->>'word' = ${word}`);
  expect(left).toEqual({ state: "working" });
  serve();
  // Requested again, since the killed worker can take longer to start than the first request waits.
  expect(await Promise.all([pending, request(word)])).toEqual([
    { word, turn: 1 },
    { word, turn: 1 },
  ]);
}, 90_000);

test("old requests are deleted", async () => {
  serve();
  await request();
  await app.asOwner("update gateway_request set asked_at = asked_at - interval '16 minutes'");
  await request();
  await forgetOldRequests();
  expect(await queryOne(sql`select count(*)::int as left from gateway_request`)).toEqual({ left: 1 });
});
