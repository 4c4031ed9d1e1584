import "server-only";
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { ink, type PdfWriter, sheet } from "../statements/pdf/pdf-writer";

const VALUE = 150;
const LINE = 12;
const WIDTH = sheet.right - sheet.left;
/** More than any text of ours has; a longer one ends in '…'. */
const MOST_LINES = 400;

/** Writes from the top of a page to its end, and goes on with the next: headings, terms with values, dated lines. */
export class SheetFlow {
  private y = sheet.top;

  constructor(private readonly paper: PdfWriter) {}

  /** What is written above the first heading ends at `y`. */
  startAt(y: number): void {
    this.y = y;
  }

  /** A heading, kept together with what follows. Other requests have their turn before it. */
  async heading(title: string): Promise<void> {
    await yieldToEventLoop();
    this.y += 14;
    this.room(52);
    this.paper.write(title, sheet.left, this.y, { size: 13, bold: true });
    this.y += 20;
    this.paper.rule(this.y);
    this.y += 6;
  }

  /** A term at the left, its value beside it. */
  row(term: string, value: string): void {
    this.beside(term, value, { colour: ink.muted });
  }

  /** A line of a list: when, and what. Its text may have paragraphs. */
  entry(when: string, text: string): void {
    this.beside(when, text, { colour: ink.muted });
  }

  paragraph(text: string): void {
    this.lines(text, sheet.left, WIDTH);
    this.y += 4;
  }

  private beside(left: string, right: string, { colour }: { colour: string }): void {
    this.room(LINE * 2);
    this.paper.write(left, sheet.left, this.y, { colour });
    this.lines(right, VALUE, sheet.right - VALUE);
    this.y += 3;
  }

  private lines(text: string, x: number, width: number): void {
    for (const paragraph of text.split(/\r?\n/u)) {
      const wrapped = this.paper.linesOf(broken(paragraph), width, MOST_LINES);
      for (const line of wrapped.length > 0 ? wrapped : [""]) {
        this.room(LINE);
        this.paper.write(line, x, this.y);
        this.y += LINE;
      }
    }
  }

  private room(height: number): void {
    if (this.y + height <= sheet.bottom) return;
    this.paper.newPage();
    this.y = sheet.top;
  }
}

/** The longest word that is wrapped whole. */
const LONGEST_WORD = 60;

/** With spaces within words too long for a line, such as digests: what is wrapped at spaces would be cut. */
const broken = (text: string): string => text.replace(new RegExp(`\\S{${LONGEST_WORD}}(?=\\S)`, "gu"), "$& ");
