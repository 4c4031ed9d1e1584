import "server-only";
import { Refusal } from "@/lib/kernel/refusal";
import { kindOf } from "../first-bytes";
import { type FileKind, MOST_PAGES, mediaRefusals, mimes, type Purpose, purposes } from "../purposes";
import { runChild, type Watch } from "./child-process";
import { inTurn } from "./slots";

const MB = 1024 * 1024;

/** The largest phone cameras; more would exhaust memory. */
const MAX_PIXELS = 50_000_000;
/** WebP, of 100. */
const QUALITY = 82;

/** Time limit of a decoder in milliseconds, and of what it may write in bytes. */
const picture = { timeoutMs: 20_000, maxBytes: 8 * MB };
const document = { timeoutMs: 30_000, maxBytes: 30 * MB };

/** A part of a picture, as parts of its width and height from 0 to 1. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A file that was read, with pictures of it that can be shown: one, or one for each page. All WebP without metadata. */
export interface MadeFile {
  mime: (typeof mimes)[FileKind];
  shown: Buffer[];
}

/**
 * Makes pictures that can be shown from an untrusted file. Decodes it in a separate process without secrets, with little memory and
 * a time limit.
 * @throws Refusal - in the purpose's words: too large, empty, unknown, HEIC, too many pages or pixels, busy
 */
export async function makeShown(
  purpose: Purpose,
  sent: Uint8Array,
  watch: Watch = () => {},
): Promise<MadeFile> {
  const rules = purposes[purpose];
  const refuse = (why: keyof typeof rules.refused) => new Refusal(mediaRefusals[rules.refused[why]]);
  if (sent.byteLength === 0) throw refuse("empty");
  if (sent.byteLength > rules.mostBytes) throw refuse("tooLarge");
  const kind = kindOf(Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength));
  if (kind === "heic") throw refuse("heic");
  if (!kind || !(rules.kinds as readonly FileKind[]).includes(kind)) throw refuse("unknown");
  const { side, fit } = rules;
  const bounds = kind === "pdf" ? document : picture;
  const made = await inTurn(() =>
    runChild([kind === "pdf" ? "pdf" : "picture", spec({ side, fit })], sent, bounds, watch),
  );
  if (made === false) throw refuse("busy");
  if (typeof made === "string") throw refuse(made);
  const shown = picturesIn(made);
  if (!shown) throw refuse("unknown");
  return { mime: mimes[kind], shown };
}

/**
 * A picture of ours again, with boxes that hide what is under them. Other pixels may differ by what encoding loses.
 * @throws Refusal - files_busy, file_unknown
 */
export async function blacken(shown: Buffer, boxes: readonly Box[]): Promise<Buffer> {
  const { side } = purposes.evidence;
  const made = await inTurn(() =>
    runChild(["picture", spec({ side, fit: "inside", boxes })], shown, picture, () => {}),
  );
  if (made === false) throw new Refusal(mediaRefusals.files_busy);
  const [again] = typeof made === "string" ? [] : (picturesIn(made) ?? []);
  if (!again) throw new Refusal(mediaRefusals.file_unknown);
  return again;
}

const spec = (given: { side: number; fit: "inside" | "square"; boxes?: readonly Box[] }) =>
  JSON.stringify({ quality: QUALITY, maxPixels: MAX_PIXELS, maxPages: MOST_PAGES, ...given });

/** The pictures that a child wrote, each after its length; undefined if it did not write them whole. */
function picturesIn(written: Buffer): Buffer[] | undefined {
  const pictures: Buffer[] = [];
  let at = 0;
  while (at + 4 <= written.length) {
    const end = at + 4 + written.readUInt32BE(at);
    if (end > written.length) return undefined;
    const one = written.subarray(at + 4, end);
    if (kindOf(one) !== "webp") return undefined;
    pictures.push(one);
    at = end;
  }
  return at === written.length && pictures.length > 0 ? pictures : undefined;
}
