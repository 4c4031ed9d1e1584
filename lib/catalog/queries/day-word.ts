import "server-only";
import { createHmac } from "node:crypto";
import { secretKey } from "@/lib/identity";
import { lagosDay } from "@/lib/kernel/clock";

/** Short, easily written, and hard to mistake for one another. */
const things =
  "anchor apple arrow bamboo basket beach bell bread bridge bucket button candle carpet castle cedar clay clock cloud copper coral cotton cup desert drum eagle engine feather flute forest garden ginger glass gold grape guava hammer harbour honey hotel island ivory jacket jungle kettle kite ladder lagoon lamp leaf lemon lion magnet mango marble market melon mirror moon mountain needle ocean olive onion orange paddle palm paper pearl pencil pepper piano pillow planet pocket potato puzzle rabbit radio rain ribbon river rocket roof saddle sail salt shell silver spoon spring star stone sugar table tiger timber tomato tower trumpet tunnel turtle valley velvet violin wagon water wheel window winter yam zebra".split(
    " ",
  );

const LOWEST_NUMBER = 10;
const NUMBERS = 90;

/**
 * What a seller writes on paper beside an item to show that a picture was taken on a day, such as 'mango 47'. No one can know it before
 * that day, and each seller has another.
 * @param day - by Lagos time, '2026-11-30'
 */
export function dayWord(sellerId: string, day: string): string {
  const drawn = createHmac("sha256", secretKey("word of the day")).update(`${sellerId}\n${day}`).digest();
  const thing = things[drawn.readUInt32BE(0) % things.length] ?? "";
  return `${thing} ${String(LOWEST_NUMBER + (drawn.readUInt32BE(4) % NUMBERS))}`;
}

/** The words that a picture can show which came at this moment: that of its day, and that of the night before. */
export const wordsAround = (sellerId: string, at: Date): string[] => [
  ...new Set([at, new Date(at.getTime() - NIGHT)].map((moment) => dayWord(sellerId, lagosDay(moment)))),
];

/** How long a word is good for after its day, in milliseconds. */
const NIGHT = 3 * 3_600_000;
