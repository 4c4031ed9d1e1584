import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { files } from "@/lib/composition";
import { unseal } from "@/lib/kernel/sealed/sealed";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { pdfOf, photo } from "../../media/scene-for-tests";
import { getSealed, ORIGINAL } from "../../media/vault";
import { freshKey, reasonOf, tally, together } from "../../trades/scenes-for-tests";
import { ruledFinally } from "../scenes-for-tests";
import { addByLink, linkOf } from "./add-by-link";
import { addEvidence } from "./add-evidence";
import { blackOut } from "./black-out";
import { FILES_A_SIDE, OPEN_LINKS } from "./limits";
import { linkAddress, linkToken, makeLink, revokeLink } from "./links";
import { evidenceLines, evidenceOf } from "./queries";
import { addPhoto, disputeScene, fileOf } from "./scene-for-tests";

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

const show = (viewer: TestUser | null, mediaId: string, page = 1) =>
  files.show(viewer?.actor ?? null, { mediaId, page });
const itemsFor = async (viewer: TestUser, disputeId: string) =>
  (await evidenceOf(viewer.actor, disputeId))?.items ?? [];
const firstFor = async (viewer: TestUser, disputeId: string) => {
  const [first] = await itemsFor(viewer, disputeId);
  if (!first) throw new Error("no evidence");
  return first;
};
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

describe("a link for another party", () => {
  test("takes one file, in the name of who made it, and answers the same file again alike", async () => {
    const { ada, bayo, disputeId } = await disputeScene(app);
    const { result } = await makeLink(ada.actor, freshKey(), { disputeId, label: "GIG Logistics" });
    const token = linkToken(result.linkId);
    expect(linkAddress(result.linkId)).toContain(`/evidence/${token}`);
    const file = fileOf(await photo("#0f0"));
    const sent = await addByLink(token, { file, address: "203.0.113.9" });
    expect(await firstFor(bayo, disputeId)).toMatchObject({
      side: "buyer",
      by: "Ada Obi",
      via: "GIG Logistics",
      sha256: sent.sha256,
    });
    expect(await addByLink(token, { file, address: "203.0.113.9" })).toEqual(sent);
    const other = { file: fileOf(await photo("#00f")), address: "203.0.113.9" };
    await expect(addByLink(token, other)).rejects.toMatchObject({ reason: "link_used", status: 410 });
    expect(await itemsFor(ada, disputeId)).toHaveLength(1);
  });

  test("used by five at once, it brings one file", async () => {
    const { bayo, disputeId } = await disputeScene(app);
    const { result } = await makeLink(bayo.actor, freshKey(), { disputeId, label: "Peace Mass" });
    const token = linkToken(result.linkId);
    const sends = await Promise.all(
      Array.from({ length: 5 }, async (_, at) => ({
        file: fileOf(await photo(`#0${at}0`)),
        address: "203.0.113.9",
      })),
    );
    const settled = await Promise.allSettled(sends.map((send) => addByLink(token, send)));
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const reasons = settled.flatMap((one) => (one.status === "rejected" ? [reasonOf(one.reason)] : []));
    expect(reasons.every((reason) => ["link_over", "link_used", "key_reused"].includes(reason))).toBe(true);
    expect(await itemsFor(bayo, disputeId)).toHaveLength(1);
  });

  test("takes nothing once it is cancelled, a week old, or its dispute is closed; and no other token does", async () => {
    const file = fileOf(await photo());
    const send = (token: string) => addByLink(token, { file, address: "203.0.113.9" });
    const { ada, bayo, disputeId } = await disputeScene(app);
    const make = async (label: string) =>
      (await makeLink(ada.actor, freshKey(), { disputeId, label })).result.linkId;
    const cancelled = await make("One");
    await expect(revokeLink(bayo.actor, freshKey(), { linkId: cancelled })).rejects.toMatchObject({
      reason: "not_found",
    });
    await revokeLink(ada.actor, freshKey(), { linkId: cancelled });
    await expect(send(linkToken(cancelled))).rejects.toMatchObject({ reason: "link_over" });
    for (const token of ["", "x", cancelled, "a".repeat(43), `${linkToken(cancelled)}a`]) {
      await expect(send(token)).rejects.toMatchObject({ reason: "link_over" });
    }
    const old = await make("Two");
    await app.moveTime("8 days");
    expect((await linkOf(linkToken(old)))?.isOpen).toBe(false);
    await expect(send(linkToken(old))).rejects.toMatchObject({ reason: "link_over" });
  });

  test("a side has five open at most, however many ask at once, and the row has no token", async () => {
    const { ada, disputeId } = await disputeScene(app);
    const tries = Array.from(
      { length: 8 },
      (_, at) => () => makeLink(ada.actor, freshKey(), { disputeId, label: `Carrier ${at}` }),
    );
    expect(tally(await together(tries))).toEqual({ done: OPEN_LINKS, links_open: 8 - OPEN_LINKS });
    const { rows } = await app.asOwner(
      "select l::text as link, p.result::text as answer from evidence_link l, posting p where l.dispute_id = $1 and p.result::text like '%' || l.id || '%'",
      [disputeId],
    );
    const { rows: ids } = await app.asOwner("select id from evidence_link where dispute_id = $1", [
      disputeId,
    ]);
    for (const { id } of ids as { id: string }[]) expect(JSON.stringify(rows)).not.toContain(linkToken(id));
  });
});
