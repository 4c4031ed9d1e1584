import { channel } from "node:diagnostics_channel";
import { expect, test } from "vitest";
import { addressOf } from "./address";
import { believeOnlyOurProxies } from "./forwarded-address";

test("behind a proxy of ours the address is what it wrote, not what stood there before", () => {
  believeOnlyOurProxies(1);
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
