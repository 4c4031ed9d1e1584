import { type ChannelListener, channel, unsubscribe } from "node:diagnostics_channel";
import { afterAll, expect, test, vi } from "vitest";
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

afterAll(() => {
  for (const [name, listener] of listeners) unsubscribe(name, listener);
});

test("uses the address that our proxy wrote, not earlier entries", () => {
  trustProxies(1);
  for (const [sent, seen] of [
    ["198.51.100.7", "198.51.100.7"],
    ["203.0.113.9, 198.51.100.7", "198.51.100.7"],
    [undefined, "10.0.0.2"],
  ]) {
    const request = { headers: { "x-forwarded-for": sent }, socket: { remoteAddress: "10.0.0.2" } };
    channel("http.server.request.start").publish({ request });
    expect(addressOf(new Headers({ "x-forwarded-for": String(request.headers["x-forwarded-for"]) }))).toBe(
      seen,
    );
  }
});
