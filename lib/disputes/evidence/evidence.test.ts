import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { photo } from "../../media/scene-for-tests";
import { freshKey, tally, together } from "../../trades/scenes-for-tests";
import { ruledFinally } from "../scenes-for-tests";
import { addEvidence } from "./add-evidence";
import { blackOut } from "./black-out";
import { FILES_A_SIDE } from "./limits";
import { makeLink } from "./links";
import { evidenceLines, evidenceOf } from "./queries";
import { addPhoto, disputeScene, fileOf, firstFor, itemsFor, show } from "./scene-for-tests";

const folder = mkdtempSync(path.join(tmpdir(), "amana-evidence-"));
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

const filesIn = async () => (await readdir(path.join(folder, "media")).catch(() => [])).length;

describe("adding", () => {
  test("both parties and a moderator see a file, with its digest as it was given, its time and its caption", async () => {
    const { ada, bayo, disputeId, tradeId } = await disputeScene(app);
    const sent = await photo();
    const { result } = await addEvidence(ada.actor, freshKey(), {
      disputeId,
      caption: "My balance after the transfer",
      file: fileOf(sent),
    });
    const sha256 = createHash("sha256").update(sent).digest("hex");
    expect(result.sha256).toBe(sha256);
    for (const viewer of [ada, bayo, chidi]) {
      const item = await firstFor(viewer, disputeId);
      expect(item).toMatchObject({
        side: "buyer",
        by: "Ada Obi",
        sha256,
        pages: 1,
        redactedAt: null,
        via: null,
      });
      expect(item.caption).toBe("My balance after the transfer");
      expect(await show(viewer, item.mediaId)).toMatchObject({ mime: "image/webp" });
    }
    expect(await evidenceLines(bayo.actor, tradeId)).toMatchObject([{ by: "Ada Obi", isDocument: false }]);
  });

  test("a file that is sent again under its key is added once, and leaves no bytes; another one is refused", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const key = freshKey();
    const input = { disputeId, caption: "", file: fileOf(await photo("#123")) };
    const first = await addEvidence(ada.actor, key, input);
    const before = await filesIn();
    const again = await addEvidence(ada.actor, key, input);
    expect(again).toEqual({ result: first.result, replayed: true });
    const tries = Array.from({ length: 4 }, () => () => addEvidence(ada.actor, key, input));
    expect(tally(await together(tries))).toEqual({ replayed: 4 });
    const other = { ...input, file: fileOf(await photo("#321")) };
    await expect(addEvidence(ada.actor, key, other)).rejects.toMatchObject({ reason: "key_reused" });
    expect(await filesIn()).toBe(before);
    expect(await itemsFor(ada, disputeId)).toHaveLength(1);
  });

  test("the same file sent five times at once under one key is added once", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const key = freshKey();
    const input = { disputeId, caption: "", file: fileOf(await photo("#456")) };
    const before = await filesIn();
    const tries = Array.from({ length: 5 }, () => () => addEvidence(ada.actor, key, input));
    expect(tally(await together(tries))).toEqual({ done: 1, replayed: 4 });
    expect(await filesIn()).toBe(before + 1);
  });
});

describe("what is not added", () => {
  test("a refused file leaves nothing", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const before = await filesIn();
    const send = (bytes: Buffer) =>
      addEvidence(ada.actor, freshKey(), { disputeId, caption: "", file: fileOf(bytes) });
    await expect(send(Buffer.from("<svg/>"))).rejects.toMatchObject({ reason: "file_unknown" });
    await expect(send(Buffer.alloc(0))).rejects.toMatchObject({ reason: "file_empty" });
    expect(await filesIn()).toBe(before);
    expect(await itemsFor(ada, disputeId)).toEqual([]);
  });

  test("twenty uploads at once at a limit of ten: ten are kept, the rest are refused and leave no bytes", async () => {
    const { ada, bayo, disputeId } = await disputeScene(app);
    const before = await filesIn();
    const tries = Array.from({ length: 20 }, (_, at) => () => addPhoto(ada, disputeId, `#0000${10 + at}`));
    expect(tally(await together(tries))).toEqual({ done: FILES_A_SIDE, ten_files: 20 - FILES_A_SIDE });
    expect(await filesIn()).toBe(before + FILES_A_SIDE);
    expect((await evidenceOf(ada.actor, disputeId))?.left).toBe(0);
    // The other side has its own ten.
    await addPhoto(bayo, disputeId);
    const { rows } = await app.asOwner(
      "select side, count(*)::int as n from evidence where dispute_id = $1 group by 1 order by 1",
      [disputeId],
    );
    expect(rows).toEqual([
      { side: "buyer", n: 10 },
      { side: "seller", n: 1 },
    ]);
  });

  test("nothing is added to a closed dispute, and what was added stays to be seen", async () => {
    const { ada, disputeId, tradeId } = await disputeScene(app);
    await addPhoto(ada, disputeId);
    await ruledFinally(chidi, tradeId, "refund");
    await expect(addPhoto(ada, disputeId)).rejects.toMatchObject({ reason: "dispute_closed" });
    expect(await evidenceOf(ada.actor, disputeId)).toMatchObject({ left: 0, isOpen: false, items: [{}] });
  });
});

describe("who may", () => {
  test("only parties and moderators see, add, hide and link; for everyone else there is nothing", async () => {
    const { ada, bayo, disputeId, tradeId } = await disputeScene(app);
    const other = await disputeScene(app);
    const roles = ["SUPPORT", "FINANCE", "COMPLIANCE", "ADMIN", "CONTENT", "AUDITOR"] as const;
    const staff = await Promise.all(roles.map((role) => makeUser(app, `S ${role}`, { staffRoles: [role] })));
    await addPhoto(ada, disputeId);
    const { id, mediaId } = await firstFor(ada, disputeId);
    const boxes = [{ x: 0, y: 0, width: 0.5, height: 0.5 }];
    for (const stranger of [other.ada, other.bayo, ...staff]) {
      expect(await evidenceOf(stranger.actor, disputeId)).toBeUndefined();
      expect(await evidenceLines(stranger.actor, tradeId)).toEqual([]);
      expect(await show(stranger, mediaId)).toBeUndefined();
      await expect(addPhoto(stranger, disputeId)).rejects.toMatchObject({ reason: "not_found" });
      const acts = [
        () => blackOut(stranger.actor, freshKey(), { evidenceId: id, page: 1, boxes }),
        () => makeLink(stranger.actor, freshKey(), { disputeId, label: "GIG" }),
      ];
      for (const act of acts) await expect(act()).rejects.toMatchObject({ reason: "not_found" });
    }
    expect(await show(null, mediaId)).toBeUndefined();
    // The other party sees it, and hides nothing of it.
    expect((await firstFor(bayo, disputeId)).mayHide).toBe(false);
    await expect(blackOut(bayo.actor, freshKey(), { evidenceId: id, page: 1, boxes })).rejects.toMatchObject({
      reason: "not_found",
    });
  });

  test("a moderator who is a party of the trade is a party", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const party = { ...ada, actor: { ...chidi.actor, id: ada.id } };
    await addPhoto(party, disputeId);
    expect(await firstFor(ada, disputeId)).toMatchObject({ side: "buyer" });
  });

  test("a moderator’s file is the moderator’s, and the audit log has it", async () => {
    const { bayo, disputeId, tradeId } = await disputeScene(app);
    await addPhoto(chidi, disputeId);
    expect(await firstFor(bayo, disputeId)).toMatchObject({ side: "staff", by: "Moderator" });
    const { rows } = await app.asOwner("select act from audit where subject_id = $1 and actor_id = $2", [
      tradeId,
      chidi.id,
    ]);
    expect(rows).toEqual([{ act: "evidence.add" }]);
  });
});
