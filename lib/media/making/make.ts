import "server-only";
import { z } from "zod";
import { Refusal } from "@/lib/kernel/refusal";
import { kindOf } from "../first-bytes";
import { type FileKind, MOST_PAGES, mediaRefusals, mimes, type Purpose, purposes } from "../purposes";
import { decode, type Watch } from "./decoder";
import { inTurn } from "./slots";

const MB = 1024 * 1024;

/** The largest phone cameras; more would exhaust memory. */
const MAX_PIXELS = 50_000_000;
/** WebP, of 100. */
const QUALITY = 82;

/** Time limit of a decoder in milliseconds, and of what it may answer in bytes. */
const picture = { timeoutMs: 20_000, maxBytes: 8 * MB };
const document = { timeoutMs: 30_000, maxBytes: 30 * MB };

/** A part of a picture, as parts of its width and height from 0 to 1. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What a picture for a listing looks like. */
export interface Looks {
  /** Upright, as it was given, in pixels. */
  width: number;
  height: number;
  /** Mean colour: 'rrggbb'. */
  color: string;
  /** In base64. */
  thumbhash: string;
  /** 64-bit difference hash, as 16 hex digits. */
  dhash: string;
}

/**
 * A file that was read, with pictures of it that can be shown: one, one for each page, or one for each size from the smallest. All
 * WebP without metadata.
 */
export interface MadeFile {
  mime: (typeof mimes)[FileKind];
  shown: Buffer[];
  looks?: Looks;
}

/** What a decoder says of a picture is as untrusted as the picture. */
const looksSchema = z.object({
  width: z.int().min(1).max(50_000),
  height: z.int().min(1).max(50_000),
  color: z.string().regex(/^[0-9a-f]{6}$/),
  thumbhash: z.base64().min(8).max(48),
  dhash: z.string().regex(/^[0-9a-f]{16}$/),
});

/**
 * Makes pictures that can be shown from an untrusted file. Decodes it in a separate process without secrets, with little memory and
 * a time limit.
 * @param sender - whose turn it is among those who wait
 * @throws Refusal - in the purpose's words: too large, empty, unknown, HEIC, too many pages or pixels, busy
 */
export async function makeShown(
  purpose: Purpose,
  sent: Uint8Array,
  sender: string,
  watch: Watch = () => {},
): Promise<MadeFile> {
  const rules = purposes[purpose];
  const refuse = (why: keyof typeof rules.refused) => new Refusal(mediaRefusals[rules.refused[why]]);
  if (sent.byteLength === 0) throw refuse("empty");
  if (sent.byteLength > rules.mostBytes) throw refuse("tooLarge");
  const kind = kindOf(Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength));
  if (kind === "heic") throw refuse("heic");
  if (!kind || !(rules.kinds as readonly FileKind[]).includes(kind)) throw refuse("unknown");
  const { sides, fit } = rules;
  const isListed = "isListed" in rules;
  const isDocument = kind === "pdf";
  const spec = {
    ...limits,
    kind: isDocument ? ("pdf" as const) : ("picture" as const),
    sides,
    fit,
    isListed,
  };
  const bounds = isDocument ? document : picture;
  const made = await inTurn(sender, () => decode({ spec, sent, bounds, group: groupOf(purpose) }, watch));
  if (made === false) throw refuse("busy");
  if (typeof made === "string") throw refuse(made);
  const [known, ...shown] = framesIn(made) ?? [];
  if (!known || !arePictures(shown)) throw refuse("unknown");
  if (!isListed) return { mime: mimes[kind], shown };
  const looks = looksSchema.safeParse(jsonOf(known));
  if (!looks.success) throw refuse("unknown");
  return { mime: mimes[kind], shown, looks: looks.data };
}

/**
 * A picture of ours again, with boxes that hide what is under them. Other pixels may differ by what encoding loses.
 * @throws Refusal - files_busy, file_unknown
 */
export async function blacken(shown: Buffer, boxes: readonly Box[], sender: string): Promise<Buffer> {
  const { sides, fit } = purposes.evidence;
  const spec = { ...limits, kind: "picture" as const, sides, fit, boxes };
  const task = { spec, sent: shown, bounds: picture, group: groupOf("evidence") };
  const made = await inTurn(sender, () => decode(task, () => {}));
  if (made === false) throw new Refusal(mediaRefusals.files_busy);
  const [, ...pictures] = typeof made === "string" ? [] : (framesIn(made) ?? []);
  const [again] = pictures;
  if (!again || !arePictures(pictures)) throw new Refusal(mediaRefusals.file_unknown);
  return again;
}

/** What a card for sharing says, beside its cover. */
export interface CardWords {
  price: string;
  title: string;
  /** Condition and place. */
  detail: string;
  /** The line below. */
  promise: string;
}

/**
 * The card, 1200 by 630, by which a listing is shared: JPEG, which every messenger shows. `cover` is a picture of ours with its focal
 * point in percent. Undefined where too many wait, or it cannot be read.
 */
export async function drawCard(
  cover: { bytes: Buffer; focusX: number; focusY: number },
  words: CardWords,
): Promise<Buffer | undefined> {
  const { bytes, focusX, focusY } = cover;
  const said = Object.entries(words).map(([name, text]) => [name, drawable(text)]);
  const spec = { kind: "card" as const, maxPixels: MAX_PIXELS, focusX, focusY, ...Object.fromEntries(said) };
  // All cards together have the turns of one sender: no upload waits for more than one of them.
  const made = await inTurn("cards", () =>
    decode({ spec, sent: bytes, bounds: picture, group: "public" }, () => {}),
  );
  const [, card] = made && typeof made !== "string" ? (framesIn(made) ?? []) : [];
  return card && kindOf(card) === "jpeg" ? card : undefined;
}

/** What our fonts draw: the others would be boxes. */
const drawable = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/[^\p{Script=Latin}\p{M}\u0020-\u024f₦–—‘’“”•…]/gu, " ")
    .replaceAll(/ +/g, " ")
    .trim();

const limits = { quality: QUALITY, maxPixels: MAX_PIXELS, maxPages: MOST_PAGES };

/** What everyone may see is never decoded by a process that reads evidence. */
const groupOf = (purpose: Purpose) => (purposes[purpose].keepsOriginal ? "sealed" : "public");

const arePictures = (shown: readonly Buffer[]) =>
  shown.length > 0 && shown.every((one) => kindOf(one) === "webp");

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** What a decoder has put together, each part after its length; undefined if one is not whole. */
function framesIn(written: Buffer): Buffer[] | undefined {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 4 <= written.length) {
    const end = at + 4 + written.readUInt32BE(at);
    if (end > written.length) return undefined;
    parts.push(written.subarray(at + 4, end));
    at = end;
  }
  return at === written.length ? parts : undefined;
}
