import { type ChannelListener, unsubscribe } from "node:diagnostics_channel";
import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { addressOf } from "./address";
import { trustProxies } from "./forwarded-address";

/** Listeners to remove after the tests, because other test files share the process. */
const listeners = vi.hoisted(() => [] as [string | symbol, ChannelListener][]);
vi.mock("node:diagnostics_channel", async (original) => {
  const real = await original<typeof import("node:diagnostics_channel")>();
  const subscribe: typeof real.subscribe = (name, listener) => {
    listeners.push([name, listener]);
    real.subscribe(name, listener);
  };
  return { ...real, subscribe };
});

const server = createServer((request: IncomingMessage, response) => {
  response.end(addressOf(new Headers({ "x-forwarded-for": String(request.headers["x-forwarded-for"]) })));
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/`;
});
afterAll(() => {
  for (const [name, listener] of listeners) unsubscribe(name, listener);
  server.close();
});

/** The address that limits count, for a request with this header. */
async function addressSeen(forwardedFor?: string): Promise<string> {
  const answer = await fetch(url, { headers: forwardedFor ? { "x-forwarded-for": forwardedFor } : {} });
  return answer.text();
}

test("the address is the caller's claim before trustProxies", async () => {
  expect(await addressSeen("203.0.113.9")).toBe("203.0.113.9");
});

test("uses the socket's address without a proxy, whatever the header", async () => {
  trustProxies(0);
  expect(await addressSeen()).toBe("127.0.0.1");
  expect(await addressSeen("203.0.113.9")).toBe("127.0.0.1");
  expect(await addressSeen("203.0.113.9, 203.0.113.10")).toBe("127.0.0.1");
});
