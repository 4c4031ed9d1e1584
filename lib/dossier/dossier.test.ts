import { afterAll, beforeAll, expect, test } from "vitest";
import { queryOne, sql } from "@/lib/kernel/db";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { sendMessage } from "../chat/messages";
import { acceptRuling, ruleOnTrade, writeReply } from "../disputes";
import { answered, decisionOf } from "../disputes/scenes-for-tests";
import { pagesOf, pdfText } from "../statements/pdf/pdf-text-for-tests";
import { freshKey, PHONE, sceneOf } from "../trades/scenes-for-tests";
import { dossierFor, writeDossier } from "./index";

let app: TestApp;
let chidi: TestUser;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(() => app.close());

interface Contact {
  email: string;
  phone: string;
}

const contactOf = async ({ id }: TestUser): Promise<Contact> => {
  const row = await queryOne<Contact>(sql`select email, phone from person where id = ${id}::uuid`);
  if (!row) throw new Error("a user is a person");
  return row;
};

test("a party’s dossier has the whole record of the trade, and of contact details only their own", async () => {
  const { ada, bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const say = (by: TestUser, body: string) => sendMessage(by.actor, { tradeId, clientKey: freshKey(), body });
  await say(bayo, "It is on its way.");
  await say(ada, "Nothing is here.");
  await answered(tradeId);
  await writeReply(ada.actor, freshKey(), { tradeId, statement: "The message shows another number." });
  const decision = decisionOf("split", { refundMinor: "100000", reason: "Part of it came." });
  await ruleOnTrade(chidi.actor, freshKey(), { tradeId, ...decision });
  for (const party of [ada, bayo]) await acceptRuling(party.actor, freshKey(), { tradeId });
  const [hers, his] = await Promise.all([contactOf(ada), contactOf(bayo)]);

  const dossier = await dossierFor(bayo.actor, tradeId);
  expect(dossier?.madeFor).toEqual({ name: "Bayo Adeyemi", role: "Seller", ...his });
  expect(dossier?.trade).toMatchObject({
    buyer: "Ada Obi",
    seller: "Bayo Adeyemi",
    state: expect.stringContaining("Split"),
  });
  expect(dossier?.messages.map(({ by, text }) => [by, text])).toEqual([
    ["Bayo Adeyemi", "It is on its way."],
    ["Ada Obi", "Nothing is here."],
  ]);
  expect(dossier?.transfers.map(({ from, to, amountMinor }) => [from, to, amountMinor])).toEqual([
    ["Buyer’s wallet", "Escrow", "415033"],
    ["Escrow", "Buyer’s wallet", "100000"],
    ["Escrow", "Seller’s wallet", expect.any(String)],
    ["Escrow", "Amana commission", expect.any(String)],
  ]);
  const [dispute] = dossier?.disputes ?? [];
  expect(dispute).toMatchObject({ openedBy: "the buyer", reason: "The airtime hasn’t arrived" });
  expect(dispute?.statements.map(({ what }) => what)).toEqual(["statement", "statement", "reply"]);
  expect(dispute?.rulings[0]).toMatchObject({
    reason: "Part of it came.",
    rules: [expect.stringMatching(/^E6 /)],
  });
  expect(dispute?.ended).toContain("Amana’s decision");

  const paper = dossier && (await writeDossier(dossier));
  const text = pdfText(paper ?? new Uint8Array()).join(" ");
  expect(pagesOf(paper ?? new Uint8Array())).toBeGreaterThan(0);
  for (const shown of ["Trade dossier", "Part of it came.", "Nothing is here.", his.email])
    expect(text).toContain(shown);
  for (const file of [text, JSON.stringify(dossier)])
    for (const canary of [hers.email, hers.phone, PHONE, "0803 123 4567"]) expect(file).not.toContain(canary);
});

test("a buyer’s dossier has the number in full, and one is made before any dispute", async () => {
  const { ada, tradeId } = await sceneOf(app, "DELIVERED");
  const dossier = await dossierFor(ada.actor, tradeId);
  expect(dossier?.trade.goesTo).toBe("0803 123 4567");
  expect(dossier?.disputes).toEqual([]);
  expect(await writeDossier(dossier ?? expect.fail("there is one"))).toBeInstanceOf(Uint8Array);
});

test("nobody but the parties gets one, staff included", async () => {
  const { tradeId } = await sceneOf(app);
  const efe = await makeUser(app, "Efe Okoro");
  for (const { actor } of [efe, chidi]) expect(await dossierFor(actor, tradeId)).toBeUndefined();
});

test("a side’s dossier has nothing of a statement that it may not see yet", async () => {
  const { bayo, tradeId } = await sceneOf(app, "DISPUTED");
  const dossier = await dossierFor(bayo.actor, tradeId);
  expect(dossier?.disputes[0]?.statements).toEqual([]);
  expect(JSON.stringify(dossier)).not.toContain("Nothing has arrived on my line.");
});

test("long chats and long words go on over pages", async () => {
  const { ada, tradeId } = await sceneOf(app);
  const dossier = (await dossierFor(ada.actor, tradeId)) ?? expect.fail("there is one");
  const messages = Array.from({ length: 120 }, (_, number) => ({
    number,
    at: dossier.madeAt,
    by: "Ada Obi",
    text: `${"x".repeat(700)}\nline ${String(number)}`,
  }));
  const paper = await writeDossier({ ...dossier, messages });
  expect(pagesOf(paper)).toBeGreaterThan(5);
  const text = pdfText(paper).join(" ");
  expect(text).toContain("line 119");
  expect(text.replaceAll(/[^x]/g, "").length).toBeGreaterThanOrEqual(120 * 700);
});
