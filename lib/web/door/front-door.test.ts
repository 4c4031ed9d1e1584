import { createServer, type IncomingMessage, request as send } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { endSubscriptions } from "@/lib/testing/subscriptions";
import { openFrontDoor } from "./front-door";
import { required } from "./unavailable";

vi.mock("node:diagnostics_channel", () => import("@/lib/testing/subscriptions"));

const served: string[] = [];
const server = createServer((request: IncomingMessage, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    served.push(`${request.method} ${request.url} ${Buffer.concat(parts).toString()}`);
    response.setHeader("x-own", "set");
    response.setHeader("cache-control", "public");
    // A page that fails, as Next answers it.
    const fail = () => response.writeHead(500).end();
    if (request.url === "/broken") fail();
    else if (request.url === "/unrecorded")
      required(Promise.reject(new Error("it cannot be recorded"))).catch(fail);
    else response.end("served");
  });
});
let url = "";
const logged = vi.spyOn(process.stderr, "write");

beforeAll(async () => {
  openFrontDoor({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
beforeEach(() => {
  served.length = 0;
  logged.mockReset().mockReturnValue(true);
});
afterAll(() => {
  endSubscriptions();
  server.close();
  logged.mockRestore();
});

const lines = () => logged.mock.calls.map(([line]) => JSON.parse(String(line)) as { reason?: string });

test("gives every answer our headers, and leaves those that it has", async () => {
  const answer = await fetch(`${url}/offers`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "cache-control": "public",
    "x-content-type-options": "nosniff",
    "x-own": "set",
    "x-request-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
});

test("a page whose look cannot be recorded is answered with 503, and any other fault with 500", async () => {
  expect((await fetch(`${url}/unrecorded`)).status).toBe(503);
  expect((await fetch(`${url}/broken`)).status).toBe(500);
});

test("passes a whole body on, whether its length was known or not", async () => {
  await fetch(`${url}/sign-in`, { method: "POST", body: "hello" });
  const streamed = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode("in "));
      controller.enqueue(new TextEncoder().encode("parts"));
      controller.close();
    },
  });
  await fetch(`${url}/sign-in`, { method: "POST", body: streamed, duplex: "half" } as RequestInit);
  expect(served).toEqual(["POST /sign-in hello", "POST /sign-in in parts"]);
});

test.each([
  ["/offers/%E0%A4%A", {}, 400, "malformed_address"],
  ["/sign-in", { method: "PUT" }, 405, "method_not_allowed"],
  ["/sign-in", { method: "POST", body: "a".repeat(64_001) }, 413, "too_large"],
  ["/sign-in", { method: "POST", body: "x", headers: { "next-action": "x" } }, 400, "malformed_form"],
])(
  "%s with %j is answered in our form, with one line in the log and unserved",
  async (path, how, status, reason) => {
    const answer = await fetch(url + path, how);
    expect([answer.status, answer.headers.get("x-content-type-options")]).toEqual([status, "nosniff"]);
    expect(await answer.text()).toContain("Go to home page");
    expect(lines().map((line) => line.reason)).toEqual([reason]);
    expect(served).toEqual([]);
  },
);

test("answers programs as the API does", async () => {
  const answer = await fetch(`${url}/api/v1/%`);
  expect(await answer.json()).toMatchObject({ code: "VALIDATION_ERROR", reason: "malformed_address" });
});

test("counts a body of unknown length, and serves others meanwhile", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1;
      if (sent > 100) controller.close();
      else controller.enqueue(new Uint8Array(10_000));
    },
  });
  const answer = fetch(`${url}/sign-in`, { method: "POST", body: endless, duplex: "half" } as RequestInit);
  expect((await fetch(`${url}/help`)).status).toBe(200);
  expect((await answer).status).toBe(413);
  expect(served).toEqual(["GET /help "]);
});

test("forgets a request whose sender hangs up", async () => {
  await new Promise<void>((resolve) => {
    const cut = send(`${url}/sign-in`, { method: "POST", headers: { "content-length": 100 } });
    cut.on("error", () => resolve());
    cut.write("half", () => cut.destroy());
    cut.on("close", () => resolve());
  });
  expect((await fetch(`${url}/help`)).status).toBe(200);
  expect(served).toEqual(["GET /help "]);
  expect(lines()).toEqual([]);
});
