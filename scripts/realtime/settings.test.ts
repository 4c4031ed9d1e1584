import { expect, test } from "vitest";
import { settingsFrom } from "./settings";

const given = { PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "sixteen-or-longer" };

test("three variables suffice, and an empty one counts as missing", () => {
  expect(settingsFrom({ ...given, REALTIME_PORT: "" })).toMatchObject({
    REALTIME_PORT: 6001,
    REALTIME_HOST: "127.0.0.1",
  });
});

test.each<[string, object]>([
  ["PUSHER_APP_ID (must be digits", { PUSHER_APP_ID: "amana" }],
  ["PUSHER_KEY", { PUSHER_KEY: "" }],
  ["PUSHER_KEY (must be letters", { PUSHER_KEY: "a/b" }],
  ["PUSHER_SECRET (must have 16", { PUSHER_SECRET: "short" }],
  ["REALTIME_PORT", { REALTIME_PORT: "many" }],
  ["REALTIME_CONNECTIONS", { REALTIME_CONNECTIONS: "-1" }],
  ["REALTIME_WEBHOOK_URL", { REALTIME_WEBHOOK_URL: "file:///etc/passwd" }],
])("%s is named when it is missing or wrong, and no secret is shown", (says, wrong) => {
  expect(() => settingsFrom({ ...given, ...wrong })).toThrow(says);
  expect(() => settingsFrom({ ...given, ...wrong })).not.toThrow("sixteen");
});
