import { describe, expect, test } from "vitest";
import { faultOf } from "./faults";

const asked = (method: string, url: string, headers: object = {}) => faultOf({ method, url, headers });

describe("at the door", () => {
  test.each([
    "/",
    "/offers?search=%E0%A4%A",
    "/people/x.png",
    "/offers/%E2%82%A6",
    "/_next/static/a.js",
    "/a%2fb",
  ])("GET %s may pass", (url) => {
    expect(asked("GET", url)).toBeUndefined();
  });

  test.each(["/offers/%E0%A4%A", "/api/v1/%", "/%", "/offers/%00", "http://evil.example/offers", "*", ""])(
    "'%s' is no address",
    (url) => {
      expect(asked("GET", url)).toMatchObject({ status: 400, reason: "malformed_address" });
    },
  );

  test.each(["/_global-error", "/_not-found", "/_document"])("%s is no page", (url) => {
    expect(asked("GET", url)).toMatchObject({ status: 404 });
  });

  test.each([
    ["TRACE", "/offers"],
    ["PUT", "/offers"],
    ["DELETE", "/offers"],
    ["TRACE", "/api/v1/offers"],
    ["PROPFIND", "/api/health/live"],
  ])("%s %s is not allowed", (method, url) => {
    const fault = asked(method, url);
    expect(fault).toMatchObject({ status: 405 });
    expect(fault?.headers?.allow).toContain("GET, HEAD, POST");
  });

  test.each(["GET", "POST", "PUT", "PATCH", "DELETE"])("%s is for programs", (method) => {
    expect(asked(method, "/api/v1/listings")).toBeUndefined();
  });

  test.each([
    ["/sign-in", 64_000],
    ["/api/auth/callback/credentials", 64_000],
    ["/api/webhooks/paystack", 256_000],
    ["/settings/profile", 6_000_000],
    ["/settings/security", 64_000],
    ["/sell/goods", 36_000_000],
    ["/sell", 64_000],
    ["/goods/mine/0199aaaa-0000-7000-8000-000000000001", 36_000_000],
    ["/goods/mine", 64_000],
    ["/api/v1/me/picture", 18_000_000],
    [`/evidence/${"a".repeat(43)}`, 12_000_000],
    ["/evidence/a", 64_000],
  ])("%s takes %i bytes, and not one more", (url, limit) => {
    expect(asked("POST", url, { "content-length": String(limit) })).toBeUndefined();
    expect(asked("POST", url, { "content-length": String(limit + 1) })).toMatchObject({ status: 413 });
    expect(asked("POST", url, { "content-length": "1e99" })).toMatchObject({ status: 413 });
  });
});

describe("the router’s state", () => {
  const state = ["", { children: [["offerId", "1", "d", null], {}, null, "refetch"] }, null, null, 16];
  test.each([JSON.stringify(state), encodeURIComponent(JSON.stringify(state)), '["",{}]'])(
    "the router’s state may be %s",
    (header) => {
      expect(asked("GET", "/offers", { "next-router-state-tree": header })).toBeUndefined();
    },
  );

  test.each([
    "",
    "x",
    "%",
    "[]",
    "{}",
    '["",[]]',
    '["",{"a":1}]',
    "[5,{}]",
    '["",{},"x"]',
    '["",{},null,"all"]',
    "[".repeat(5_000),
  ])("the router’s state is never %s", (header) => {
    expect(asked("GET", "/offers", { "next-router-state-tree": header })).toMatchObject({ status: 400 });
  });
});
