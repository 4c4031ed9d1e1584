import type { FileKind } from "./purposes";

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const textAt = (file: Buffer, from: number, until: number) => file.toString("latin1", from, until);

/** By its first bytes, because names and media types are untrusted; 'heic' is what phones make and we do not show. */
export function kindOf(file: Buffer): FileKind | "heic" | undefined {
  if (file.subarray(0, PNG.length).equals(PNG)) return "png";
  if (file.subarray(0, JPEG.length).equals(JPEG)) return "jpeg";
  if (textAt(file, 0, 4) === "RIFF" && textAt(file, 8, 12) === "WEBP") return "webp";
  if (textAt(file, 0, 5) === "%PDF-") return "pdf";
  const isHeic =
    textAt(file, 4, 8) === "ftyp" && /^(hei[cfmsx]|hev[cmsx]|mif1|msf1|avif)$/.test(textAt(file, 8, 12));
  return isHeic ? "heic" : undefined;
}
