import type { LookupAddress } from "node:dns";
import { describe, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { pushEndpoint } from "./endpoint";
import { isPublicAddress, publicLookup } from "./public-lookup";
import { sendPush } from "./send";

useTestSettings({ PUSH_SIMULATOR_URL: "http://localhost:4321" });

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://updates.push.services.mozilla.com/wpush/v2/gAAA",
  "https://web.push.apple.com/QOq8",
  "https://wns2-par02p.notify.windows.com/w/?token=BQYA",
  "http://localhost:4321/push/abc",
])("%s is a push service’s", (endpoint) => {
  expect(pushEndpoint(endpoint)?.href).toBe(endpoint);
});

const hostile = [
  "http://fcm.googleapis.com/fcm/send/x",
  "https://fcm.googleapis.com:8443/fcm/send/x",
  "https://fcm.googleapis.com.evil.example/x",
  "https://evilfcm.googleapis.com/x",
  "https://notify.windows.com.evil.example/x",
  "https://evilpush.apple.com/x",
  "https://user@web.push.apple.com/x",
  "https://web.push.apple.com@127.0.0.1/x",
  "https://web.push.apple.com\\@127.0.0.1/x",
  "https://web.push.apple.com#@127.0.0.1/",
  "https://WEB.push.apple.com/x",
  "https://web.push.apple.com./x",
  "https:web.push.apple.com/x",
  " https://web.push.apple.com/x",
  "https://web.push.apple.com/x\n",
  "https://web.push.apple.com",
  "https://127.0.0.1/x",
  "https://[::1]/x",
  "https://169.254.169.254/latest/meta-data/",
  "https://localhost/push/x",
  "http://localhost:4321/control/reset",
  "http://localhost:4322/push/x",
  "http://localhost:4321@evil.example/push/x",
  "http://localhost:4321/push/../control/reset",
  "https://example.com/x",
  "file:///etc/passwd",
  "data:text/plain,x",
  "",
];

test.each(hostile)("%j is none, and is never called", async (endpoint) => {
  expect(pushEndpoint(endpoint)).toBeUndefined();
  const device = { id: "x", endpoint, p256dh: "x", auth: "x" };
  expect(await sendPush(device, { text: "{}", isUrgent: false, topic: "x" })).toMatchObject({
    kind: "gone",
    reason: "not a push service",
  });
});

describe("an address", () => {
  test.each(["142.250.184.10", "17.57.144.10", "2a00:1450:4003:80f::200a"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:7f00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "fc00::1",
    "fe80::1",
    "ff02::1",
  ])("%s is not", (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test("that is not public is not connected to, whatever its name is", async () => {
    const resolved = await new Promise<[Error | null, string | LookupAddress[]]>((resolve) => {
      publicLookup("localhost", { all: true }, (error, addresses) => resolve([error, addresses]));
    });
    expect(resolved).toEqual([
      expect.objectContaining({ message: expect.stringContaining("not public") }),
      [],
    ]);
  });
});
