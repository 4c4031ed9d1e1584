import "server-only";
import path from "node:path";
import { runsOf } from "./font-runs";

type Document = PDFKit.PDFDocument;

/** The colours of the light theme. */
export const ink = {
  text: "#18211c",
  muted: "#576159",
  primary: "#0f4c36",
  line: "#d9d0c1",
  onPrimary: "#fbfaf5",
};

/** A4 in points, with the edges of the area inside the margins. */
export const sheet = { width: 595.28, height: 841.89, left: 44, right: 551.28, top: 44, bottom: 790 };

export interface TextStyle {
  size?: number;
  bold?: boolean;
  colour?: string;
  /** `right`: the text ends at `x`. */
  align?: "left" | "right";
}

// Read from disk, because a bundle would not include them.
const FONTS = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/statements/pdf/fonts");

/** Fonts are identified by their files: under names of our own, pdfkit would reopen one for each word. */
const fileOf = (face: string, bold: boolean) => `${FONTS}/${face}-${bold ? "bold" : "regular"}.ttf`;

/** Writes an A4 document: positioned text, rules, and a footer on every page at the end. */
export class PdfWriter {
  private constructor(private readonly document: Document) {}

  /** @param at the creation date */
  static async open(title: string, at: Date): Promise<PdfWriter> {
    const { default: PdfDocument } = await import("pdfkit"); // loaded only when a PDF is requested
    const document = new PdfDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      font: fileOf("figtree", false),
      lang: "en-NG",
      displayTitle: true,
      info: { Title: title, Author: "Amana", Creator: "Amana", CreationDate: at },
    });
    return new PdfWriter(document);
  }

  widthOf(text: string, { size = 9, bold = false }: TextStyle = {}): number {
    return runsOf(text).reduce(
      (sum, run) => sum + this.using(run.face, bold, size).widthOfString(run.text),
      0,
    );
  }

  /** Writes one line of text with its top at `y`. */
  write(text: string, x: number, y: number, style: TextStyle = {}): void {
    const { size = 9, bold = false, colour = ink.text, align = "left" } = style;
    let at = align === "right" ? x - this.widthOf(text, style) : x;
    this.document.fillColor(colour);
    for (const run of runsOf(text)) {
      const font = this.using(run.face, bold, size);
      // Faces differ in ascent, so all are aligned on the baseline.
      font.text(run.text, at, y + size, { lineBreak: false, baseline: "alphabetic" });
      at += font.widthOfString(run.text);
    }
  }

  /** Wraps a text to a width; the last of `maxLines` ends in '…' if the text is longer. */
  linesOf(text: string, width: number, maxLines: number, style: TextStyle = {}): string[] {
    const lines = [""];
    for (const word of text.split(" ")) {
      const longer = `${lines.at(-1)} ${word}`.trim();
      if (this.widthOf(longer, style) <= width) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    const kept = lines.filter(Boolean).slice(0, maxLines);
    return kept.map((line, index) =>
      this.cut(line, width, style, index === maxLines - 1 && lines.length > maxLines),
    );
  }

  rule(y: number, from = sheet.left, to = sheet.right): void {
    this.document.moveTo(from, y).lineTo(to, y).lineWidth(0.6).strokeColor(ink.line).stroke();
  }

  band(x: number, y: number, width: number, height: number): void {
    this.document.roundedRect(x, y, width, height, 8).fillColor("#f5f0e6").fill();
  }

  /** Draws the logo of `components/shell/logo.tsx` and the product's name. */
  mark(x: number, y: number): void {
    this.document.save().translate(x, y);
    this.document.roundedRect(0, 0, 28, 28, 8.5).fillColor(ink.primary).fill();
    this.document.lineWidth(1.9).lineCap("round").lineJoin("round").strokeColor(ink.onPrimary);
    this.document.roundedRect(7.5, 12.25, 13, 9, 2.6).stroke();
    this.document.path("M10.25 12.25V9.9a3.75 3.75 0 0 1 7.5 0v2.35M14 15.9v1.7").stroke();
    this.document.restore();
    this.write("Amana", x + 37, y + 3, { size: 17, bold: true });
  }

  newPage(): void {
    this.document.addPage();
  }

  /** Adds the footer with 'Page x of y' to every page and returns the file. */
  async finish(footer: string): Promise<Uint8Array<ArrayBuffer>> {
    const { start, count } = this.document.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.document.switchToPage(page);
      this.rule(sheet.bottom + 8);
      this.write(footer, sheet.left, sheet.bottom + 14, { size: 8, colour: ink.muted });
      const number = `Page ${page - start + 1} of ${count}`;
      this.write(number, sheet.right, sheet.bottom + 14, { size: 8, colour: ink.muted, align: "right" });
    }
    this.document.end();
    const pieces: Uint8Array[] = [];
    for await (const piece of this.document) pieces.push(piece as Uint8Array);
    return new Uint8Array(Buffer.concat(pieces));
  }

  private cut(line: string, width: number, style: TextStyle, isTruncated: boolean): string {
    if (!isTruncated && this.widthOf(line, style) <= width) return line;
    let kept = Array.from(line);
    while (kept.length > 0 && this.widthOf(`${kept.join("")}…`, style) > width) kept = kept.slice(0, -1);
    return `${kept.join("").trimEnd()}…`;
  }

  private using(face: string, bold: boolean, size: number): Document {
    return this.document.font(fileOf(face, bold)).fontSize(size);
  }
}
