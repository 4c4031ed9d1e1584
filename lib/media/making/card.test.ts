import sharp from "sharp";
import { afterAll, expect, test } from "vitest";
import { endWaiting } from "./decoder";
import { drawCard } from "./make";

afterAll(endWaiting);

const words = {
  price: "₦265,000",
  title: "Galaxy A54 5G, 256 GB",
  detail: "Foreign used · Ikeja, Lagos",
  promise: "Money is held until you confirm",
};

/** Red on the left, blue on the right. */
const cover = async () => {
  const half = (background: string) =>
    sharp({ create: { width: 500, height: 600, channels: 3, background } })
      .png()
      .toBuffer();
  return sharp({ create: { width: 1000, height: 600, channels: 3, background: "#ffffff" } })
    .composite([
      { input: await half("#ff0000"), left: 0, top: 0 },
      { input: await half("#0000ff"), left: 500, top: 0 },
    ])
    .webp()
    .toBuffer();
};

const colourAt = async (card: Buffer, left: number, top: number) => {
  const { data } = await sharp(card)
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data].map((value) => Math.round(value / 64));
};

test("a card is a JPEG of 1200 by 630, with the cover around its focal point and the words beside it", async () => {
  const bytes = await cover();
  for (const [focusX, colour] of [
    [0, [4, 0, 0]],
    [100, [0, 0, 4]],
  ] as const) {
    const card = await drawCard({ bytes, focusX, focusY: 50 }, words);
    const { format, width, height, exif } = await sharp(card).metadata();
    expect({ format, width, height, exif }).toEqual({
      format: "jpeg",
      width: 1200,
      height: 630,
      exif: undefined,
    });
    expect(await colourAt(card as Buffer, 300, 300)).toEqual(colour);
    // The strip below.
    expect(await colourAt(card as Buffer, 1190, 620)).toEqual([0, 1, 1]);
  }
});

test("words differ on the card, and are words alone", async () => {
  const bytes = await cover();
  const draw = (title: string) => drawCard({ bytes, focusX: 50, focusY: 50 }, { ...words, title });
  const [one, other, markup, plain] = await Promise.all([
    draw("One"),
    draw("Another"),
    draw("<span size='900'>Big</span> & bold"),
    draw("漢字 🙂 ‮"),
  ]);
  expect(one?.equals(other as Buffer)).toBe(false);
  for (const card of [markup, plain]) expect((await sharp(card).metadata()).width).toBe(1200);
  const long = await draw("A title as long as a title may be, ".repeat(3).slice(0, 80));
  expect((await sharp(long).metadata()).height).toBe(630);
});

test("what is no picture makes no card", async () => {
  expect(await drawCard({ bytes: Buffer.from("none"), focusX: 50, focusY: 50 }, words)).toBeUndefined();
});
