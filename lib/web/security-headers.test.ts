import { expect, test } from "vitest";
import { contentPolicy, safetyHeaders, trustedHeaders } from "./security-headers";

const local = {
  APP_URL: "http://localhost:3999",
  PUSHER_SOCKET_URL: "ws://localhost:6001",
};
const live = {
  APP_URL: "https://amana.example",
  PUSHER_CLUSTER: "eu",
};

test("allows scripts only with the request's nonce, and eval only in development", () => {
  expect(contentPolicy("abc", live, false)).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
  expect(contentPolicy("abc", live, false)).not.toMatch(/unsafe-eval|ws: /);
  expect(contentPolicy("abc", local, true)).toMatch(/'unsafe-eval'.*ws:/);
});

test("allows our own service worker only", () => {
  expect(contentPolicy("abc", live, false)).toContain("; worker-src 'self';");
});

test("allows payment forms to submit to the checkout, real or simulated", () => {
  process.env.PAYSTACK_BASE_URL = "http://localhost:4100/paystack";
  expect(contentPolicy("abc", local, false)).toContain(
    "form-action 'self' https://checkout.paystack.com http://localhost:4100;",
  );
});

test("allows connections to the realtime service", () => {
  expect(contentPolicy("abc", local, false)).toContain("connect-src 'self' ws://localhost:6001 https://");
  expect(contentPolicy("abc", live, false)).toContain("connect-src 'self' wss://ws-eu.pusher.com https://");
});

test("sends HSTS only under TLS", () => {
  expect(safetyHeaders(live)).toHaveProperty("strict-transport-security");
  expect(safetyHeaders(local)).not.toHaveProperty("strict-transport-security");
});

test("removes internal headers that a client sends", () => {
  const sent = new Headers({
    "x-middleware-subrequest": "middleware",
    "x-nextjs-data": "1",
    "x-request-id": "forged",
    "x-request-path": "//evil.example",
    "x-nonce": "forged",
    "x-real-ip": "203.0.113.9",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "http",
    "accept-language": "en",
  });
  expect(Object.fromEntries(trustedHeaders(sent, live))).toEqual({
    "accept-language": "en",
    "x-forwarded-host": "amana.example",
    "x-forwarded-proto": "https",
  });
});
