import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { approveListing } from "@/lib/catalog";
import { listingEvents } from "@/lib/catalog/events";
import { catalogReactions } from "@/lib/catalog/reactions";
import { drafted, submit, work } from "@/lib/catalog/scene-for-tests";
import { newId } from "@/lib/kernel/ids";
import { startWorker, type Worker } from "@/lib/kernel/worker/worker";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { contribution } from "./contribution";
import { searchListings } from "./find-listings";
import { readListingFilter } from "./schema";

let app: TestApp;
let worker: Worker;
let chidi: TestUser;
/** Listings of whose approval a browser of the seller's is notified. */
const relayed = new Set<string>();

beforeAll(async () => {
  app = await testApp();
  chidi = await makeUser(app, "Chidi Eze", { staffRoles: ["MODERATOR"] });
});
afterAll(async () => {
  await worker.stop();
  await app.close();
});

const ROUNDS = 5;

const idsFor = async (title = "") => (await searchListings(readListingFilter({ q: title, exact: "1" }))).ids;

test("what a moderator approves reaches its seller’s screen and the search by the worker alone", async () => {
  const written = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const seller = await makeUser(app, "Bola Ade", { level: "TRUSTED" });
    const one = await drafted(app, seller, { title: `Phone of round${String.fromCharCode(97 + round)}` });
    await submit(seller, one);
    written.push(one);
  }
  await work(app);
  const onRelay = {
    events: [listingEvents.approved],
    handle: (events: readonly { payload: object }[]) => {
      for (const { payload } of events) relayed.add((payload as { listingId: string }).listingId);
    },
  };
  worker = await startWorker([catalogReactions, contribution.reactions, { onRelay }]);
  for (const { listingId, draft } of written) {
    expect(await idsFor(draft.title)).not.toContain(listingId);
    await approveListing(chidi.actor, newId(), { listingId });
    // Generous: how long it takes is measured where nothing else runs.
    await vi.waitFor(
      async () => {
        expect(await idsFor(draft.title)).toContain(listingId);
        expect([...relayed]).toContain(listingId);
      },
      { timeout: 60_000, interval: 50 },
    );
  }
}, 120_000);
