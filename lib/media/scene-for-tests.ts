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

/** A photo of boxes in colours, another one for each seed: a hash can tell them apart. */
export function scene(seed: number, width = 400, height = 300): Promise<Buffer> {
  const random = (at: number) => ((Math.sin(seed * 997 + at * 131) + 1) * 4_999) % 1;
  const boxes = Array.from({ length: 30 }, (_, at) => {
    const colour = Math.floor(random(at) * 0xffffff)
      .toString(16)
      .padStart(6, "0");
    return `<rect x="${random(at + 50) * 90}%" y="${random(at + 90) * 90}%" width="${10 + random(at + 7) * 40}%" height="${10 + random(at + 3) * 40}%" fill="#${colour}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${boxes.join("")}</svg>`;
  return sharp(Buffer.from(svg)).flatten({ background: "#fff" }).jpeg({ quality: 90 }).toBuffer();
}
