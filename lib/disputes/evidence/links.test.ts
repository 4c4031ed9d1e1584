import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestApp, testApp } from "@/lib/testing/world";
import { photo } from "../../media/scene-for-tests";
import { freshKey, reasonOf, tally, together } from "../../trades/scenes-for-tests";
import { addByLink, linkOf } from "./add-by-link";
import { OPEN_LINKS } from "./limits";
import { linkAddress, linkToken, makeLink, revokeLink } from "./links";
import { disputeScene, fileOf, firstFor, itemsFor } from "./scene-for-tests";

const folder = mkdtempSync(path.join(tmpdir(), "amana-evidence-"));
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
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
});

describe("links of a side", () => {
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
