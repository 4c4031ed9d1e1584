import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BODY_LIMIT } from "@/lib/kernel/input/body-limit";
import { endSubscriptions } from "@/lib/testing/subscriptions";
import { type TestApp, testApp } from "@/lib/testing/world";
import { linkToken, makeLink, revokeLink } from "../../disputes/evidence/links";
import { disputeScene } from "../../disputes/evidence/scene-for-tests";
import { freshKey } from "../../trades/scenes-for-tests";
import { openFrontDoor } from "./front-door";

vi.mock("node:diagnostics_channel", () => import("@/lib/testing/subscriptions"));

const folder = mkdtempSync(path.join(tmpdir(), "amana-door-"));
const served: number[] = [];
const server = createServer((request: IncomingMessage, response) => {
  let size = 0;
  request.on("data", (part: Buffer) => {
    size += part.length;
  });
  request.on("end", () => {
    served.push(size);
    response.end("served");
  });
});
const logged = vi.spyOn(process.stderr, "write").mockReturnValue(true);
let app: TestApp;
let url = "";

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  openFrontDoor({});
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
afterAll(async () => {
  endSubscriptions();
  server.close();
  logged.mockRestore();
  await app.close();
  rmSync(folder, { recursive: true });
});

const send = async (token: string, size: number) => {
  const answer = await fetch(`${url}/evidence/${token}`, { method: "POST", body: "a".repeat(size) });
  return { status: answer.status, says: await answer.text() };
};

test("a long body is taken for a link that waits for a file, and for no other", async () => {
  const { ada, disputeId } = await disputeScene(app);
  const make = async (label: string) =>
    (await makeLink(ada.actor, freshKey(), { disputeId, label })).result.linkId;
  const [open, cancelled] = [await make("GIG Logistics"), await make("Peace Mass")];
  await revokeLink(ada.actor, freshKey(), { linkId: cancelled });
  const large = 2_000_000;
  expect(await send(linkToken(open), large)).toEqual({ status: 200, says: "served" });
  expect(served.splice(0)).toEqual([large]);
  for (const token of [linkToken(cancelled), "a".repeat(43)]) {
    const { status, says } = await send(token, large);
    expect([status, says.includes("This link doesn’t work any more")]).toEqual([410, true]);
    // A short one is answered by the page itself.
    expect((await send(token, BODY_LIMIT)).status).toBe(200);
    expect(served.splice(0)).toEqual([BODY_LIMIT]);
  }
  await app.moveTime("8 days");
  expect((await send(linkToken(open), large)).status).toBe(410);
  expect(served).toEqual([]);
});
