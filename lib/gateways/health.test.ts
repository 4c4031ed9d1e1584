import { expect, test } from "vitest";
import { GatewayHealth } from "./health";

test("three calls without an answer within a minute mean that a gateway is down, once", () => {
  const health = new GatewayHealth();
  expect([health.failed(0), health.failed(20_000), health.failed(60_000), health.failed(70_000)]).toEqual([
    undefined,
    undefined,
    0,
    undefined,
  ]);
  health.answered();
  expect([health.failed(80_000), health.failed(90_000), health.failed(100_000)]).toEqual([
    undefined,
    undefined,
    80_000,
  ]);
});

test("failures further apart, or with an answer between them, do not", () => {
  const slow = new GatewayHealth();
  expect([slow.failed(0), slow.failed(31_000), slow.failed(62_000)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const flaky = new GatewayHealth();
  flaky.failed(0);
  flaky.failed(1);
  flaky.answered();
  expect([flaky.failed(2), flaky.failed(3)]).toEqual([undefined, undefined]);
});
