import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unseal } from "@/lib/kernel/sealed/sealed";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { pdfOf, photo } from "../../media/scene-for-tests";
import { getSealed, ORIGINAL } from "../../media/vault";
import { freshKey, together } from "../../trades/scenes-for-tests";
import { addEvidence } from "./add-evidence";
import { blackOut } from "./black-out";
import { disputeScene, fileOf, firstFor, show } from "./scene-for-tests";

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

describe("blacking out", () => {
  test("hides parts for everyone, keeps the file sealed as it was given, and changes the picture’s address", async () => {
    const { ada, bayo, disputeId } = await disputeScene(app);
    const sent = await photo("#ffffff", 80, 60);
    await addEvidence(ada.actor, freshKey(), { disputeId, caption: "", file: fileOf(sent) });
    const before = await firstFor(ada, disputeId);
    const key = freshKey();
    const hide = { evidenceId: before.id, page: 1, boxes: [{ x: 0, y: 0, width: 1, height: 0.5 }] };
    await blackOut(ada.actor, key, hide);
    expect((await blackOut(ada.actor, key, hide)).replayed).toBe(true);
    const after = await firstFor(bayo, disputeId);
    expect(after.pictures).not.toEqual(before.pictures);
    expect(after.redactedAt).toBeInstanceOf(Date);
    expect(after.sha256).toBe(createHash("sha256").update(sent).digest("hex"));
    const shown = await show(bayo, after.mediaId);
    const { data, info } = await sharp(typeof shown === "object" ? shown.bytes : undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBeLessThan(12);
    expect(data[(info.height - 1) * info.width * info.channels]).toBeGreaterThan(243);
    const { rows } = await app.asOwner("select data_key from media where id = $1", [after.mediaId]);
    expect(await getSealed(after.mediaId, (rows[0] as { data_key: Buffer }).data_key, ORIGINAL)).toEqual(
      sent,
    );
    expect(() =>
      unseal(
        { table: "media", column: "data_key", id: before.id },
        (rows[0] as { data_key: Buffer }).data_key,
      ),
    ).toThrow();
  });

  test("a moderator hides parts of any file, on the page they name; no page that there is not", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const file = fileOf(await pdfOf("Account 0123456789", "Page two"), "a.pdf", "application/pdf");
    await addEvidence(ada.actor, freshKey(), { disputeId, caption: "", file });
    const before = await firstFor(chidi, disputeId);
    const boxes = [{ x: 0, y: 0, width: 1, height: 1 }];
    await blackOut(chidi.actor, freshKey(), { evidenceId: before.id, page: 2, boxes });
    const after = await firstFor(ada, disputeId);
    expect(after.pictures[0]).toBe(before.pictures[0]);
    expect(after.pictures[1]).not.toBe(before.pictures[1]);
    const gone = blackOut(chidi.actor, freshKey(), { evidenceId: before.id, page: 3, boxes });
    await expect(gone).rejects.toMatchObject({ reason: "not_found" });
  });
});

describe("blacking out at once", () => {
  test("two at once never undo each other", async () => {
    const { ada, disputeId } = await disputeScene(app);
    await addEvidence(ada.actor, freshKey(), {
      disputeId,
      caption: "",
      file: fileOf(await photo("#ffffff", 80, 60)),
    });
    const { id, mediaId } = await firstFor(ada, disputeId);
    const halves = [
      { x: 0, y: 0, width: 1, height: 0.5 },
      { x: 0, y: 0.5, width: 1, height: 0.5 },
    ];
    const outcomes = await together(
      halves.map((box) => () => blackOut(ada.actor, freshKey(), { evidenceId: id, page: 1, boxes: [box] })),
    );
    const done = outcomes.filter(({ said }) => said === "done").length;
    expect(outcomes.every(({ said }) => said === "done" || said === "moved_on")).toBe(true);
    const shown = await show(ada, mediaId);
    const { data, info } = await sharp(typeof shown === "object" ? shown.bytes : undefined)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const dark = [data[0] ?? 255, data[(info.height - 1) * info.width * info.channels] ?? 255].filter(
      (value) => value < 12,
    );
    expect(dark).toHaveLength(done);
  });
});
