import { afterAll, beforeAll, expect, test } from "vitest";
import { DAY } from "@/lib/kernel/clock";
import { commitPlan } from "@/lib/kernel/commit";
import { query, sql } from "@/lib/kernel/db";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import { moneyView } from "@/lib/kernel/schema";
import { HOME } from "@/lib/money/currencies";
import { offer } from "@/lib/offers/machine";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { freshKey } from "@/lib/trades/scenes-for-tests";
import {
  approveListing,
  claimListing,
  listingQueue,
  ownListing,
  rejectListing,
  reviseListing,
  submitListing,
  takeDownListing,
  withdrawListing,
} from ".";
import { listing } from "./machine";
import { drafted, draftFor, endsOf, LEAF, liveListing, PRICE, submit, work } from "./scene-for-tests";

let app: TestApp;
let chidi: TestUser;
let dayo: TestUser;
let bayo: TestUser;
const ROUNDS = 20;

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
  dayo = await makeUser(app, "Dayo Bello", { staffRoles: ["MODERATOR"] });
  bayo = await makeUser(app, "Bayo Adeyemi", { level: "TRUSTED" });
  await app.asOwner("update allowance set listings_a_day = 500");
});
afterAll(() => app.close());

const no = (listingId: string) => ({
  listingId,
  reasonCode: "PROHIBITED" as const,
  sentence: "This can’t be sold here.",
});
const pending = async (title?: string) => {
  const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
  const written = await drafted(app, seller, title ? { title } : {});
  await submit(seller, written);
  await work(app);
  return { seller, ...written };
};
const refused = (name: string) => expect.objectContaining({ reason: name }) as unknown;

test("two tabs submit one listing once", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = await drafted(app, bayo);
    expect(await endsOf([submit(bayo, written), submit(bayo, written)])).toEqual(["done", "not_a_draft"]);
    const versions = await query(
      sql`select id from listing_version where listing_id = ${written.listingId}::uuid`,
    );
    expect(versions).toHaveLength(1);
  }
});

test("two moderators rule on one listing once", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { listingId, seller } = await pending();
    const both = await endsOf([
      approveListing(chidi.actor, freshKey(), { listingId }),
      rejectListing(dayo.actor, freshKey(), no(listingId)),
    ]);
    expect(both).toEqual(["done", "not_waiting"]);
    const status = (await ownListing(seller.actor, listingId))?.status;
    const [{ verdict } = { verdict: "" }] = await query<{ verdict: string }>(
      sql`select verdict from listing_decision where listing_id = ${listingId}::uuid`,
    );
    expect([status, verdict]).toEqual(
      verdict === "APPROVE" ? ["AVAILABLE", "APPROVE"] : ["REJECTED", "REJECT"],
    );
  }
});

test("who has claimed a listing has it for ten minutes", async () => {
  const { listingId } = await pending();
  await claimListing(chidi.actor, freshKey(), { listingId });
  await expect(approveListing(dayo.actor, freshKey(), { listingId })).rejects.toEqual(
    refused("claimed_by_another"),
  );
  expect(await listingQueue(dayo.actor)).toContainEqual(
    expect.objectContaining({ claimedBy: "Chidi Eze", isMine: false }),
  );
  await app.moveTime("11 minutes");
  await approveListing(dayo.actor, freshKey(), { listingId });
});

test("a great risk needs two moderators", async () => {
  const { listingId, seller } = await pending("Tramadol 225 in packs");
  expect(await listingQueue(chidi.actor)).toContainEqual(
    expect.objectContaining({ needsTwo: true, risk: expect.any(Number) as number }),
  );
  await approveListing(chidi.actor, freshKey(), { listingId });
  expect((await ownListing(seller.actor, listingId))?.status).toBe("PENDING_REVIEW");
  await expect(approveListing(chidi.actor, freshKey(), { listingId })).rejects.toEqual(
    refused("needs_a_colleague"),
  );
  await approveListing(dayo.actor, freshKey(), { listingId });
  expect((await ownListing(seller.actor, listingId))?.status).toBe("AVAILABLE");
});

test("a take-down and a seller’s act of the same moment do not undo each other", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const written = await liveListing(app, bayo, chidi);
    const { listingId } = written;
    const dearer = { ...written, draft: { ...written.draft, price: moneyView(PRICE + 100n) } };
    const act =
      round % 2
        ? withdrawListing(bayo.actor, freshKey(), { listingId })
        : reviseListing(bayo.actor, freshKey(), dearer);
    const said = await endsOf([takeDownListing(dayo.actor, freshKey(), no(listingId)), act]);
    expect(said[0]).toBe("done");
    expect((await ownListing(bayo.actor, listingId))?.status).toBe("WITHDRAWN");
    const [open] = await query<{ n: number; open: number }>(sql`
      select a.open_listings as n, (select count(*)::int from listing l left join offer o on o.id = l.id where l.seller_id = a.user_id
        and (l.state = 'PENDING_REVIEW' or o.state in ('AVAILABLE', 'PAUSED', 'IN_ESCROW'))) as open
      from allowance a where a.user_id = ${bayo.id}::uuid`);
    expect(open?.n).toBe(open?.open);
  }
});

test("PostgreSQL lets no one publish past a moderator, publish for another, or change what was looked at", async () => {
  const { listingId, seller, draft } = await pending();
  const [version] = await query<{ terms: object; feeRule: object }>(
    sql`select terms, fee_rule from listing_version where listing_id = ${listingId}::uuid`,
  );
  const row = {
    id: listingId,
    sellerId: seller.id,
    kind: "GOODS",
    terms: version?.terms,
    listedUnder: LEAF,
    listedMinor: 1n,
    rateBps: 10_000,
    currency: HOME,
    priceMinor: PRICE,
    feeRule: version?.feeRule,
    unitsTotal: 3n,
    holdUnitMinor: 0n,
    holdCurrency: HOME,
    expiresAt: new Date(Date.now() + 20 * DAY),
  };
  const plan = (principal: string, parts: object) =>
    commitPlan({
      act: "forged",
      principal,
      key: newId(),
      requestHash: "00",
      plan: {
        subject: { kind: "listing", id: listingId },
        audit: [{ actorId: principal, act: "forged", subjectKind: "listing", subjectId: listingId }],
        result: {},
        ...parts,
      },
    });
  const at = { id: listingId, version: 3n };
  const insert = [{ table: offer.name, row }];
  for (const move of ["clear", "screen", "approve", "hide"] as const)
    await expect(
      plan(seller.id, {
        rows: [listing.move(at, move, move === "approve" ? {} : { risk: 0, hits: [] })],
        insert,
      }),
    ).rejects.toThrow();
  await expect(
    plan(SYSTEM_ID, { rows: [listing.move(at, "clear", { risk: 0, hits: [] })], insert }),
  ).rejects.toThrow();
  await expect(plan(chidi.id, { rows: [listing.move(at, "approve")], insert })).rejects.toThrow(
    "the decision is kept",
  );
  await expect(plan(bayo.id, { rows: [listing.move(at, "recall")] })).rejects.toThrow(
    "may not make the move",
  );
  await expect(
    app.asOwner("update listing_version set price_minor = 1 where listing_id = $1", [listingId]),
  ).rejects.toThrow("append-only");
  expect((await ownListing(seller.actor, listingId))?.status).toBe("PENDING_REVIEW");
  void draft;
});

test("a draft is another’s to submit for no one", async () => {
  const written = await drafted(app, bayo);
  const eve = await makeUser(app, "Eve Eze");
  const draft = await draftFor(app, eve);
  await expect(submitListing(eve.actor, freshKey(), { ...written, draft })).rejects.toEqual(
    refused("not_found"),
  );
});
