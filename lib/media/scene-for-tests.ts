import PDFDocument from "pdfkit";
import sharp from "sharp";

/** A photo of one colour, with what a phone writes into it: where it was taken, and that it is to be turned. */
export const photo = (background = "#07a", width = 400, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Make: "Phone of Ada" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "6/1 27/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

/** A document with these pages, each with one line. */
export async function pdfOf(...pages: string[]): Promise<Buffer> {
  const document = new PDFDocument({ autoFirstPage: false });
  for (const line of pages) document.addPage().fontSize(40).text(line);
  document.end();
  const parts: Buffer[] = [];
  for await (const part of document) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
