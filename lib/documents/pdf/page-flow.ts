import { formatMinor } from "@/lib/money/format";
import { ink, type PdfWriter, sheet } from "../../statements/pdf/pdf-writer";

/** Right edges of the amount columns, and where the text beside them ends. */
const column = { units: 318, price: 398, vat: 470, total: sheet.right };
const WHAT_WIDTH = 210;
const LINE = 12;
const GAP = 10;
const small = { size: 8.5, colour: ink.muted };

/** A row of a table: what, and amounts as they are shown; a missing one stays empty. */
export interface TableRow {
  what: string;
  units?: string;
  price?: string;
  vat?: string;
  total: string;
}

/** Flows what a document says over as many pages as it needs. */
export class PageFlow {
  private constructor(
    private readonly paper: PdfWriter,
    private y: number,
  ) {}

  /** The head of the first page: our mark at the left, what it is at the right. */
  static begin(paper: PdfWriter, title: string, below: readonly string[]): PageFlow {
    paper.mark(sheet.left, sheet.top);
    paper.write(title, sheet.right, sheet.top, { size: 17, bold: true, align: "right" });
    below.forEach((text, at) =>
      paper.write(text, sheet.right, sheet.top + 24 + at * 14, {
        size: 10,
        colour: ink.muted,
        align: "right",
      }),
    );
    return new PageFlow(paper, sheet.top + 44 + below.length * 14);
  }

  /** Who it is from and whom it is for, beside each other. */
  parties(parties: readonly { role: string; lines: readonly string[] }[]): void {
    const width = (sheet.right - sheet.left) / parties.length;
    const wrapped = parties.map(({ role, lines: [name = "", ...more] }, at) => {
      const x = sheet.left + at * width;
      this.paper.write(role, x, this.y, small);
      const heading = this.paper.linesOf(name, width - 16, 2, { size: 11.5, bold: true });
      heading.forEach((text, line) =>
        this.paper.write(text, x, this.y + 14 + line * 15, { size: 11.5, bold: true }),
      );
      const rest = more.flatMap((text) => this.paper.linesOf(text, width - 16, 2, { size: 9 }));
      const from = this.y + 16 + heading.length * 15;
      rest.forEach((text, line) => this.paper.write(text, x, from + line * LINE, { colour: ink.muted }));
      return 16 + heading.length * 15 + rest.length * LINE;
    });
    this.y += Math.max(...wrapped) + 14;
  }

  /** The few figures that matter most, in a band. */
  tiles(tiles: readonly (readonly [name: string, value: string])[]): void {
    const width = (sheet.right - sheet.left) / tiles.length;
    this.paper.band(sheet.left, this.y, sheet.right - sheet.left, 46);
    tiles.forEach(([name, value], at) => {
      const x = sheet.left + 12 + at * width;
      this.paper.write(name, x, this.y + 9, small);
      this.paper.write(value, x, this.y + 23, { size: 11.5, bold: true });
    });
    this.y += 64;
  }

  heading(text: string, aside = ""): void {
    this.room(60);
    this.paper.write(text, sheet.left, this.y, { size: 11, bold: true });
    this.paper.write(aside, sheet.right, this.y + 2, { ...small, align: "right" });
    this.y += 20;
  }

  table(rows: readonly TableRow[]): void {
    this.tableHead();
    for (const row of rows) {
      const what = this.paper.linesOf(row.what, WHAT_WIDTH, 3, { size: 9.5 });
      const height = what.length * LINE + GAP;
      if (this.room(height)) this.tableHead();
      const y = this.y + GAP / 2;
      what.forEach((text, line) => this.paper.write(text, sheet.left, y + line * LINE, { size: 9.5 }));
      for (const [value, x] of [
        [row.units, column.units],
        [row.price, column.price],
        [row.vat, column.vat],
      ] as const)
        this.paper.write(value ?? "", x, y, { size: 9.5, colour: ink.muted, align: "right" });
      this.paper.write(row.total, column.total, y, { size: 9.5, align: "right" });
      this.y += height;
      this.paper.rule(this.y);
    }
    this.y += 6;
  }

  /** Terms with their amounts at the right, the last of them strong. */
  sums(sums: readonly (readonly [name: string, value: string])[]): void {
    this.room(sums.length * 19 + 8);
    sums.forEach(([name, value], at) => {
      const strong = at === sums.length - 1;
      const style = { size: strong ? 11.5 : 9.5, bold: strong };
      this.paper.write(name, column.units - 40, this.y, { size: style.size, colour: ink.muted });
      this.paper.write(value, sheet.right, this.y, { ...style, align: "right" });
      this.y += 19;
      if (!strong) this.paper.rule(this.y - 4, column.units - 40);
    });
    this.y += 12;
  }

  paragraph(text: string): void {
    const lines = this.paper.linesOf(text, sheet.right - sheet.left, 8, { size: 9 });
    this.room(lines.length * LINE + GAP);
    lines.forEach((line, at) =>
      this.paper.write(line, sheet.left, this.y + at * LINE, { colour: ink.muted }),
    );
    this.y += lines.length * LINE + GAP;
  }

  private tableHead(): void {
    const style = { ...small, bold: true };
    this.paper.write("What", sheet.left, this.y, style);
    for (const [name, x] of [
      ["Units", column.units],
      ["Price", column.price],
      ["VAT within", column.vat],
      ["Total", column.total],
    ] as const)
      this.paper.write(name, x, this.y, { ...style, align: "right" });
    this.y += 15;
    this.paper.rule(this.y);
  }

  /** Begins a page where so many points do not fit on this one; answers whether it did. */
  private room(height: number): boolean {
    if (this.y + height <= sheet.bottom) return false;
    this.paper.newPage();
    this.y = sheet.top;
    return true;
  }
}

/** '₦12,500.00' of digits. */
export const money = (minor: string, currency: Parameters<typeof formatMinor>[1]): string =>
  formatMinor(BigInt(minor), currency);
