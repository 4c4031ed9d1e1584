import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { EVIDENCE_BYTES } from "../purposes";
import { pdfOf, photo } from "../scene-for-tests";
import { blacken, makeShown } from "./make";

vi.setConfig({ testTimeout: 60_000 });

const make = (sent: Uint8Array) => makeShown("evidence", sent, "ada");
const refusedAs = (reason: string) => expect.objectContaining({ name: "Refusal", reason, status: 422 });
const refuses = (sent: Uint8Array, reason: string) => expect(make(sent)).rejects.toEqual(refusedAs(reason));

test("a photo is turned upright, and nothing but its pixels is shown", async () => {
  const sent = await photo();
  expect((await sharp(sent).metadata()).exif).toBeDefined();
  const { mime, shown } = await make(sent);
  expect(mime).toBe("image/jpeg");
  const { format, width, height, exif, xmp, icc, orientation } = await sharp(shown[0]).metadata();
  expect({ format, width, height }).toEqual({ format: "webp", width: 300, height: 400 });
  expect({ exif, xmp, icc, orientation }).toEqual({});
  expect(shown[0]?.includes("Phone of Ada")).toBe(false);
});

test("a large photo is shown with 2,048 pixels on its longer side, a small one as it is", async () => {
  const sizeOf = async (sent: Buffer) => {
    const { width, height } = await sharp((await make(sent)).shown[0]).metadata();
    return [width, height];
  };
  expect(await sizeOf(await photo("#fff", 4000, 3000))).toEqual([1536, 2048]);
  expect(await sizeOf(await photo("#fff", 40, 30))).toEqual([30, 40]);
});

test("what follows a picture in its file is not shown: polyglots end here", async () => {
  const page = Buffer.from("<!doctype html><script>alert(1)</script>PK\u0003\u0004%PDF-1.7");
  for (const [format, mime] of [
    ["png", "image/png"],
    ["jpeg", "image/jpeg"],
    ["webp", "image/webp"],
  ] as const) {
    const picture = await sharp({ create: { width: 30, height: 30, channels: 3, background: "#fff" } })
      .toFormat(format)
      .toBuffer();
    const made = await make(Buffer.concat([picture, page]));
    expect(made.mime).toBe(mime);
    expect(made.shown[0]?.toString("latin1")).not.toMatch(/script|%PDF|PK/);
  }
});

test("refuses what is none of our formats, whatever it calls itself", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>';
  const inJpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(svg)]);
  const gif = Buffer.from("GIF89a/*\0\0*/=alert(1);//", "latin1");
  for (const sent of [
    Buffer.from(svg),
    inJpeg,
    gif,
    Buffer.from("<!doctype html>"),
    Buffer.from("%PDF-1.7\nnothing"),
  ]) {
    await refuses(sent, "file_unknown");
  }
  await refuses(Buffer.alloc(0), "file_empty");
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]);
  await refuses(heic, "file_heic");
});

test("refuses a picture or document that was cut off", async () => {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const picture = sharp({ create: { width: 300, height: 300, channels: 3, background: "#000", noise } });
  for (const format of ["jpeg", "png", "webp"] as const) {
    const whole = await picture.clone().toFormat(format).toBuffer();
    await refuses(whole.subarray(0, whole.length / 2), "file_unknown");
  }
  const document = await pdfOf("Waybill");
  await refuses(document.subarray(0, 200), "file_unknown");
});

test("refuses bombs: pixels, packed zeros, pages, a page of endless length", async () => {
  const header = Buffer.from("89504e470d0a1a0a0000000d49484452000075300000753008020000008f5c6f8a", "hex");
  const idat = deflateSync(Buffer.alloc(1000));
  await refuses(Buffer.concat([header, idat]), "file_unknown");
  const large = await sharp({ create: { width: 9_000, height: 6_000, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  expect(large.length).toBeLessThan(EVIDENCE_BYTES);
  await refuses(large, "file_too_many_pixels");
  await refuses(await pdfOf(...Array.from({ length: 21 }, (_, at) => `Page ${at}`)), "file_too_many_pages");
  const strip = (await pdfOf("x"))
    .toString("latin1")
    .replace(/\/MediaBox \[[^\]]*\]/, "/MediaBox [0 0 1 90000]");
  await refuses(Buffer.from(strip, "latin1"), "file_too_many_pixels");
});

test("accepts 10 MB, and refuses one byte more", async () => {
  const small = await photo();
  const padded = (size: number) => Buffer.concat([small, Buffer.alloc(size - small.length)]);
  await expect(make(padded(EVIDENCE_BYTES))).resolves.toMatchObject({ mime: "image/jpeg" });
  await refuses(padded(EVIDENCE_BYTES + 1), "file_too_large");
});

test("a document is shown as pictures of its pages, and what it would run does nothing", async () => {
  const { mime, shown } = await make(await pdfOf("Waybill 123", "Signed by the driver"));
  expect(mime).toBe("application/pdf");
  expect(shown).toHaveLength(2);
  for (const page of shown) {
    const { format, width, height } = await sharp(page).metadata();
    expect(format).toBe("webp");
    expect(Math.max(width, height)).toBe(2048);
    expect((await sharp(page).stats()).isOpaque).toBe(true);
    // Something is written on it.
    expect((await sharp(page).stats()).channels[0]?.min).toBeLessThan(100);
  }
});

const withScript = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(while\\(true\\){})>>/Names<</JavaScript<</Names[(a)4 0 R]>>>>>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/AA<</O<</S/Launch/F(/bin/sh)>>>>>>endobj
4 0 obj<</S/JavaScript/JS(app.alert\\(1\\);this.submitForm\\("http://127.0.0.1:9/"\\);while\\(true\\){})>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

test("a document with scripts and actions is drawn at once, without them", async () => {
  const started = Date.now();
  const { shown } = await make(Buffer.from(withScript));
  expect(Date.now() - started).toBeLessThan(15_000);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.toString("latin1")).not.toMatch(/JavaScript|alert|bin\/sh/);
});

test("what is under a box is black, and what is not stays", async () => {
  const [shown] = (await make(await photo("#ffffff", 400, 400))).shown;
  const hidden = await blacken(shown as Buffer, [{ x: 0.25, y: 0, width: 0.25, height: 0.5 }], "ada");
  const { data, info } = await sharp(hidden).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => data[(y * info.width + x) * info.channels] ?? -1;
  expect([at(110, 10), at(190, 190)].every((value) => value < 12)).toBe(true);
  expect([at(90, 10), at(210, 10), at(110, 210)].every((value) => value > 243)).toBe(true);
});
