import { channel } from "node:diagnostics_channel";
import { afterAll, expect, test, vi } from "vitest";
import { endSubscriptions } from "@/lib/testing/subscriptions";
import { addressOf } from "./address";
import { trustProxies } from "./forwarded-address";

vi.mock("node:diagnostics_channel", () => import("@/lib/testing/subscriptions"));

afterAll(endSubscriptions);

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
