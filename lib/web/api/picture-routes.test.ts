import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { encode } from "next-auth/jwt";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as getImage } from "@/app/api/images/[imageId]/[side]/route";
import { GET as getPage } from "@/app/api/media/[mediaId]/[page]/route";
import { moneyView } from "@/lib/kernel/schema";
import { makeUser, type TestApp, type TestUser, testApp } from "@/lib/testing/world";
import { rejectListing, reviseListing, takeDownListing } from "../../catalog";
import { liveListing, PRICE, unclear, work } from "../../catalog/scene-for-tests";
import { bought } from "../../checkout/scene-for-tests";
import { addPhoto, disputeScene, firstFor } from "../../disputes/evidence/scene-for-tests";
import { openSessionFor } from "../../identity/sign-in";
import { addImage } from "../../media/images/add-image";
import { IMAGE_SIDES } from "../../media/images/sizes";
import { scene } from "../../media/scene-for-tests";
import { sessionCookieName } from "../cookies";

const request = { cookie: "" };
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => (request.cookie ? { value: request.cookie } : undefined) }),
}));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const folder = mkdtempSync(path.join(tmpdir(), "amana-routes-"));
let app: TestApp;

beforeAll(async () => {
  app = await testApp({ FILES_DIR: folder });
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** What comes next comes from this person's browser, or from that of nobody. */
async function as(person: TestUser | null): Promise<void> {
  request.cookie = "";
  if (!person) return;
  const device = { address: "198.51.100.1", userAgent: "Test browser" };
  const { sessionId } = await openSessionFor(person.id, device, { viaFactor: true });
  const salt = sessionCookieName();
  request.cookie = await encode({ token: { sessionId }, salt, secret: process.env.AUTH_SECRET ?? "" });
}

const pageOf = (mediaId: string, page = "1", headers: Record<string, string> = {}) =>
  getPage(new Request(`http://localhost:3999/api/media/${mediaId}/${page}`, { headers }), {
    params: Promise.resolve({ mediaId, page }),
  });
const imageOf = (imageId: string, side: string) =>
  getImage(new Request(`http://localhost:3999/api/images/${imageId}/${side}`), {
    params: Promise.resolve({ imageId, side }),
  });

/** What makes an answer nothing but a picture, whatever is in it. */
const onlyAPicture = {
  "content-type": "image/webp",
  "content-disposition": 'inline; filename="picture.webp"',
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
};

const isNothing = async (answer: Response) => {
  expect([answer.status, answer.headers.get("cache-control"), await answer.text()]).toEqual([
    404,
    "no-store",
    "",
  ]);
};

test("a page of evidence is a picture that is asked for again each time, for those of its dispute", async () => {
  const { ada, bayo, disputeId } = await disputeScene(app);
  await addPhoto(ada, disputeId);
  const { mediaId } = await firstFor(ada, disputeId);
  await as(bayo);
  const answer = await pageOf(mediaId);
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...onlyAPicture,
    "cache-control": "private, no-cache",
  });
  expect(Buffer.from(await answer.arrayBuffer()).toString("latin1", 8, 12)).toBe("WEBP");
  const etag = answer.headers.get("etag") ?? "";
  const again = await pageOf(mediaId, "1", { "if-none-match": etag });
  expect([again.status, again.headers.get("cache-control"), await again.text()]).toEqual([
    304,
    "private, no-cache",
    "",
  ]);
  for (const page of ["0", "2", "-1", "01", "1.0", "x", "100", ""])
    await isNothing(await pageOf(mediaId, page));
  for (const other of [randomUUID(), "x", "../etc"]) await isNothing(await pageOf(other));
});

test("for everyone else there is no such page, whether they know its etag or not", async () => {
  const { ada, disputeId } = await disputeScene(app);
  await addPhoto(ada, disputeId);
  const { mediaId } = await firstFor(ada, disputeId);
  await as(ada);
  const etag = (await pageOf(mediaId)).headers.get("etag") ?? "";
  for (const stranger of [
    null,
    (await disputeScene(app)).ada,
    await makeUser(app, "Support", { staffRoles: ["SUPPORT"] }),
  ]) {
    await as(stranger);
    await isNothing(await pageOf(mediaId));
    await isNothing(await pageOf(mediaId, "1", { "if-none-match": etag }));
    await isNothing(await imageOf(mediaId, "320"));
  }
});

test("a picture that nothing shows is its owner’s alone, and kept by no cache on the way", async () => {
  const ada = await makeUser(app, "Ada");
  const file = new Blob([new Uint8Array(await scene(1, 900, 600))]);
  const { imageId } = (await addImage(ada.actor, randomUUID(), { file })).result;
  await as(ada);
  for (const side of ["320", "640", "1280", "2048"]) {
    const answer = await imageOf(imageId, side);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...onlyAPicture,
      "cache-control": "private, max-age=3600",
    });
  }
  for (const side of ["0", "321", "2049", "0320", "x", "99999"])
    await isNothing(await imageOf(imageId, side));
  for (const stranger of [
    null,
    await makeUser(app, "Eve"),
    await makeUser(app, "Mod", { staffRoles: ["MODERATOR"] }),
  ]) {
    await as(stranger);
    await isNothing(await imageOf(imageId, "320"));
  }
});

const addedBy = async (person: TestUser, seed: number) => {
  const file = new Blob([new Uint8Array(await scene(seed, 900, 600))]);
  const { imageId } = (await addImage(person.actor, randomUUID(), { file })).result;
  return { imageId, alt: "", focusX: 50, focusY: 50 };
};

test("a picture of a listing that is for sale is everyone’s and never changes; taken down it is its buyer’s", async () => {
  const ada = await makeUser(app, "Ada");
  const bola = await makeUser(app, "Bola", { balanceMinor: 2n * PRICE });
  const moderator = await makeUser(app, "Mod", { staffRoles: ["MODERATOR"] });
  const image = await addedBy(ada, 2);
  const { listingId } = await liveListing(app, ada, moderator, { images: [image] });
  await as(null);
  const answer = await imageOf(image.imageId, "640");
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    ...onlyAPicture,
    "cache-control": "public, max-age=31536000, immutable",
  });
  await bought(bola, listingId);
  await takeDownListing(moderator.actor, randomUUID(), {
    listingId,
    reasonCode: "PROHIBITED",
    sentence: "This can’t be sold here.",
  });
  await isNothing(await imageOf(image.imageId, "640"));
  await as(await makeUser(app, "Eve"));
  await isNothing(await imageOf(image.imageId, "640"));
  await as(bola);
  expect((await imageOf(image.imageId, "640")).headers.get("cache-control")).toBe("private, max-age=3600");
});

/** The names of the chunks of a WebP. */
function chunksOf(webp: Buffer): string[] {
  const names: string[] = [];
  for (
    let at = 12;
    at + 8 <= webp.length;
    at += 8 + webp.readUInt32LE(at + 4) + (webp.readUInt32LE(at + 4) % 2)
  )
    names.push(webp.toString("latin1", at, at + 4));
  return names;
}

const SECRET = "6.4541 N, taken by Ada";

test.each(["jpeg", "png", "webp"] as const)(
  "every size that is served of a %s is read back, and has nothing of what its phone wrote beside its pixels",
  async (format) => {
    const ada = await makeUser(app, "Ada");
    const moderator = await makeUser(app, "Mod", { staffRoles: ["MODERATOR"] });
    const sent = await sharp(await scene(40, 2500, 1600))
      .withExif({
        IFD0: { Make: SECRET, Copyright: SECRET },
        IFD3: { GPSLatitudeRef: "N", GPSLatitude: "6/1 27/1 15/1" },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="${SECRET}"></x:xmpmeta>`)
      .withIccProfile("p3")
      .toFormat(format)
      .toBuffer();
    const known = await sharp(sent).metadata();
    expect(Boolean(known.exif && known.xmp && known.icc)).toBe(true);
    const file = new Blob([new Uint8Array(sent), SECRET]);
    const { imageId } = (await addImage(ada.actor, randomUUID(), { file })).result;
    await liveListing(app, ada, moderator, { images: [{ imageId, alt: "", focusX: 50, focusY: 50 }] });
    await as(null);
    for (const side of IMAGE_SIDES) {
      const served = Buffer.from(await (await imageOf(imageId, String(side))).arrayBuffer());
      const { width, exif, xmp, icc, iptc } = await sharp(served).metadata();
      expect({ width, exif, xmp, icc, iptc }).toEqual({ width: side });
      expect(chunksOf(served)).toEqual(["VP8 "]);
      expect(served.toString("latin1")).not.toContain(SECRET);
      expect(served.length).toBe(8 + served.readUInt32LE(4));
    }
  },
);

test("a picture that a moderator turned down is never everyone’s, though the listing goes on", async () => {
  const ada = await makeUser(app, "Ada");
  const moderator = await makeUser(app, "Mod", { staffRoles: ["MODERATOR"] });
  const written = await liveListing(app, ada, moderator, { images: [await addedBy(ada, 3)] });
  const { listingId, draft } = written;
  const bad = await addedBy(ada, 4);
  const other = {
    ...draft,
    title: "Very clean phone with box!!!",
    description: "Pay first, and I send it.",
    images: [bad],
  };
  await reviseListing(ada.actor, randomUUID(), { ...written, draft: other });
  await work(app);
  await rejectListing(moderator.actor, randomUUID(), unclear(listingId));
  await reviseListing(ada.actor, randomUUID(), {
    ...written,
    draft: { ...draft, price: moneyView(PRICE - 100n) },
  });
  await as(null);
  await isNothing(await imageOf(bad.imageId, "640"));
  await as(moderator);
  expect((await imageOf(bad.imageId, "640")).status).toBe(200);
});
