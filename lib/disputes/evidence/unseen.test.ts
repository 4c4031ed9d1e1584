import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey, sceneOf } from "../../trades/scenes-for-tests";
import { writeStatement } from "../statements/write";
import { evidenceOf } from "./queries";
import { addPhoto } from "./scene-for-tests";

const folder = mkdtempSync(path.join(tmpdir(), "amana-unseen-"));
let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test("a side sees the other’s files once it has written, and not before; its own and moderators always do", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const dispute = await queryOne<{ id: string }>(
    sql`select id from dispute where trade_id = ${tradeId}::uuid`,
  );
  const disputeId = dispute?.id ?? "";
  await addPhoto(ada, disputeId);
  const seenBy = async (viewer: TestUser) => (await evidenceOf(viewer.actor, disputeId))?.items.length;
  expect([await seenBy(ada), await seenBy(bayo), await seenBy(chidi)]).toEqual([1, 0, 1]);
  await writeStatement(bayo.actor, freshKey(), { tradeId, statement: "I sent it at once." });
  expect(await seenBy(bayo)).toBe(1);
});
