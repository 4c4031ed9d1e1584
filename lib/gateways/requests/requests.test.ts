import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { queryOne, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { type TestApp, testApp } from "@/lib/testing/world";
import { GatewayNoAnswer, GatewayRefused } from "../errors";
import { stopHearing } from "./answers-heard";
import { askGateway } from "./ask";
import { gatewayRequest, handlerOf, type RequestHandler } from "./request";
import { forgetOldRequests, type RequestServer, serveGatewayRequests } from "./serve";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(async () => {
  await stopHearing();
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

/** Performs both, once `until` resolves, and counts how often. */
function serve(until: Promise<unknown> = Promise.resolve(), ...more: RequestHandler[]): void {
  turns = [];
  const perform = async ({ word }: { word: string }) => {
    turns.push(word);
    await until;
    return { word, turn: turns.length };
  };
  servers.push(serveGatewayRequests([handlerOf(echo, perform), handlerOf(kept, perform), ...more]));
}

const ask = (word = newId(), longestWaitMs = 10_000) => askGateway(echo, { word }, { longestWaitMs });

describe("a request to a gateway", () => {
  test("is performed by the worker, and gets its response", async () => {
    serve();
    expect(await ask("hello")).toEqual({ word: "hello", turn: 1 });
  });

  test("is performed by one worker where there are several, however many are asked at once", async () => {
    serve();
    serve();
    serve();
    const words = Array.from({ length: 60 }, () => newId());
    const responses = await Promise.all(words.map((word) => ask(word)));
    expect(responses.map(({ word }) => word)).toEqual(words);
    expect(turns.toSorted()).toEqual(words.toSorted());
  });

  test("is performed once where many ask for the same thing at the same moment", async () => {
    let go = () => {};
    serve(new Promise<void>((resolve) => (go = resolve)));
    const asked = Promise.all(Array.from({ length: 20 }, () => ask("the same")));
    await vi.waitFor(() => expect(turns).toEqual(["the same"]), { timeout: 5_000 });
    go();
    await asked;
    expect(turns.filter((word) => word === "the same")).toHaveLength(1);
  });

  test("without a response in time is a no answer; asked again it gets the first response", async () => {
    let go = () => {};
    serve(new Promise<void>((resolve) => (go = resolve)));
    const word = newId();
    await expect(askGateway(kept, { word }, { longestWaitMs: 300 })).rejects.toBeInstanceOf(GatewayNoAnswer);
    const again = askGateway(kept, { word });
    const joined = () =>
      queryOne<{ attempts: number }>(sql`
      select attempts from gateway_request where state = 'working'`);
    await vi.waitFor(async () => expect(await joined()).toEqual({ attempts: 0 }), { timeout: 5_000 });
    go();
    expect(await again).toEqual({ word, turn: 1 });
    expect(await askGateway(kept, { word })).toEqual({ word, turn: 1 });
    expect(turns).toEqual([word]);
  });

  test("that wants a fresh response gets one each time", async () => {
    serve();
    expect(await ask("fresh")).toEqual({ word: "fresh", turn: 1 });
    expect(await ask("fresh")).toEqual({ word: "fresh", turn: 2 });
  });

  test("that nobody heard of is performed as soon as a worker is there", async () => {
    const asked = ask();
    serve();
    expect(await asked).toMatchObject({ turn: 1 });
  });
});

describe("what performing it throws", () => {
  const failing = (operation: string, error: Error) => {
    const request = { ...echo, operation };
    serve(
      undefined,
      handlerOf(request, () => Promise.reject(error)),
    );
    return askGateway(request, { word: newId() });
  };

  test("a no of the gateway's arrives with its reason", async () => {
    const asked = failing("tests.refused", new GatewayRefused("unresolved_account", "no such account"));
    await expect(asked).rejects.toMatchObject({ name: GatewayRefused.name, reason: "unresolved_account" });
  });

  test("no answer of the gateway's arrives as that", async () => {
    await expect(failing("tests.silent", new GatewayNoAnswer("silence"))).rejects.toBeInstanceOf(
      GatewayNoAnswer,
    );
  });

  test("a fault of ours arrives as a fault of ours", async () => {
    await expect(failing("tests.broken", new TypeError("broken"))).rejects.toThrow("broken");
  });

  test("so does an operation that nobody performs, and an input that does not fit", async () => {
    serve();
    await expect(askGateway({ ...echo, operation: "tests.nobody" }, { word: "x" })).rejects.toThrow("nobody");
    await expect(askGateway(echo, { word: 5 } as never)).rejects.toThrow("could not perform");
  });
});

test("a request whose worker is killed is another's", async () => {
  const word = newId();
  const asked = ask(word, 60_000);
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
  // Asked for again, because the killed one may have needed longer to start than anybody waits.
  expect(await Promise.all([asked, ask(word)])).toEqual([
    { word, turn: 1 },
    { word, turn: 1 },
  ]);
}, 90_000);

test("requests are forgotten once nobody can ask for their responses", async () => {
  serve();
  await ask();
  await app.asOwner("update gateway_request set asked_at = asked_at - interval '16 minutes'");
  await ask();
  await forgetOldRequests();
  expect(await queryOne(sql`select count(*)::int as left from gateway_request`)).toEqual({ left: 1 });
});
