import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useTestSettings } from "@/lib/testing/world";
import { sendSms } from "./index";

let provider: Server;
let reply = { status: 200, body: "" };

beforeAll(async () => {
  provider = createServer((_, response) => {
    response.writeHead(reply.status, { location: "/elsewhere" }).end(reply.body);
  });
  await new Promise<void>((resolve) => {
    provider.listen(0, "127.0.0.1", resolve);
  });
  const address = provider.address();
  const port = typeof address === "object" ? address?.port : 0;
  useTestSettings({ TERMII_BASE_URL: `http://127.0.0.1:${port}` });
});
afterAll(() => {
  provider.close();
});

test.each([
  { status: 200, body: "" },
  { status: 200, body: "<html>ok</html>" },
  { status: 200, body: '{"code":"error","message_id":"1"}' },
  { status: 200, body: '{"code":"ok"}' },
  { status: 200, body: "null" },
  { status: 500, body: '{"code":"ok","message_id":"1"}' },
  { status: 302, body: '{"code":"ok","message_id":"1"}' },
])("$status $body does not count as sent", async (hostile) => {
  reply = hostile;
  await expect(sendSms({ to: "+2348031234567", text: "Hello" })).rejects.toThrow();
});

test("a numeric message id is accepted, and a failed insert does not cause a second send", async () => {
  reply = { status: 200, body: '{"code":"ok","message_id":1234567890,"extra":true}' };
  await sendSms({ to: "+2348031234567", text: "Hello" });
});
