import { createServer, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { endSubscriptions } from "@/lib/testing/subscriptions";
import { addressOf } from "./address";
import { trustProxies } from "./forwarded-address";

vi.mock("node:diagnostics_channel", () => import("@/lib/testing/subscriptions"));

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
  endSubscriptions();
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
