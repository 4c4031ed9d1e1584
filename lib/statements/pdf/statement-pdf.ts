import "server-only";
import { setImmediate as yieldToEventLoop } from "node:timers/promises";
import { formatClock, formatDateTime, formatDay } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import { entryReference } from "../kinds";
import type { StatementLine } from "../lines";
import { type Period, periodInWords } from "../periods";
import { ink, PdfWriter, sheet } from "./pdf-writer";

/** The contents of a statement PDF. Amounts in kobo; `lines` from oldest to newest. */
export interface PdfStatement {
  holder: { name: string; email: string };
  period: Period;
  openingMinor: bigint;
  closingMinor: bigint;
  lines: readonly StatementLine[];
  at: Date;
}

/** Left edges of the text columns and right edges of the amount columns. */
const column = { day: sheet.left, description: 122, amount: 448, balance: sheet.right };
const DESCRIPTION_WIDTH = 240;
const LINE = 11.5;
const GAP = 9;

/** A statement as a PDF. Yields to other requests after each page. */
export async function writeStatement(statement: PdfStatement): Promise<Uint8Array<ArrayBuffer>> {
  const { holder, period, lines, at } = statement;
  const paper = await PdfWriter.open(`Wallet statement, ${periodInWords(period)}`, at);
  let y = headTable(paper, head(paper, statement));
  if (lines.length === 0) {
    paper.write("No transactions in this period.", sheet.left, y + GAP, { colour: ink.muted });
  }
  for (const line of lines) {
    const description = paper.linesOf(line.says, DESCRIPTION_WIDTH, 2);
    const height = (description.length + 1) * LINE + GAP;
    if (y + height > sheet.bottom) {
      paper.newPage();
      y = headTable(paper, sheet.top);
      await yieldToEventLoop();
    }
    row(paper, line, description, y + GAP / 2);
    y += height;
    paper.rule(y);
  }
  return paper.finish(`Amana · ${holder.name}’s wallet · created ${formatDateTime(at)}, Lagos time`);
}

function head(paper: PdfWriter, { holder, period, at, ...sums }: PdfStatement): number {
  paper.mark(sheet.left, sheet.top);
  paper.write("Wallet statement", sheet.right, sheet.top, { size: 17, bold: true, align: "right" });
  const days = periodInWords(period) ?? "";
  paper.write(days, sheet.right, sheet.top + 23, { size: 10, colour: ink.muted, align: "right" });
  const [name = ""] = paper.linesOf(holder.name, 320, 1, { size: 12, bold: true });
  paper.write(name, sheet.left, sheet.top + 56, { size: 12, bold: true });
  paper.write(maskEmail(holder.email), sheet.left, sheet.top + 73, { colour: ink.muted });
  const made = `Created ${formatDateTime(at)}. Times are Lagos time. Amounts are in naira.`;
  paper.write(made, sheet.right, sheet.top + 73, { colour: ink.muted, align: "right" });
  return totals(paper, sums, sheet.top + 98);
}

function totals(
  paper: PdfWriter,
  { openingMinor, closingMinor, lines }: Pick<PdfStatement, "openingMinor" | "closingMinor" | "lines">,
  y: number,
): number {
  const sum = (fits: (minor: bigint) => boolean) =>
    lines.reduce((total, { amountMinor }) => (fits(amountMinor) ? total + amountMinor : total), 0n);
  const tiles = [
    ["Opening balance", openingMinor],
    ["Money in", sum((minor) => minor > 0n)],
    ["Money out", sum((minor) => minor < 0n)],
    ["Closing balance", closingMinor],
  ] as const;
  const width = (sheet.right - sheet.left) / tiles.length;
  paper.band(sheet.left, y, sheet.right - sheet.left, 46);
  tiles.forEach(([name, minor], index) => {
    const x = sheet.left + 12 + index * width;
    paper.write(name, x, y + 9, { size: 8.5, colour: ink.muted });
    paper.write(nairaAndKobo(minor), x, y + 23, { size: 11.5, bold: true });
  });
  return y + 62;
}

function headTable(paper: PdfWriter, y: number): number {
  const style = { size: 8.5, bold: true, colour: ink.muted };
  paper.write("When", column.day, y, style);
  paper.write("What", column.description, y, style);
  paper.write("Amount", column.amount, y, { ...style, align: "right" });
  paper.write("Balance", column.balance, y, { ...style, align: "right" });
  paper.rule(y + 15);
  return y + 15;
}

function row(paper: PdfWriter, line: StatementLine, description: readonly string[], y: number): void {
  const { id, at, amountMinor, balanceAfterMinor } = line;
  const small = { size: 8, colour: ink.muted };
  paper.write(formatDay(at), column.day, y);
  paper.write(formatClock(at), column.day, y + LINE, small);
  description.forEach((text, index) => paper.write(text, column.description, y + index * LINE));
  paper.write(entryReference(id), column.description, y + description.length * LINE, small);
  const isIn = amountMinor > 0n;
  paper.write(`${isIn ? "+" : ""}${nairaAndKobo(amountMinor)}`, column.amount, y, {
    align: "right",
    bold: true,
    colour: isIn ? ink.primary : ink.text,
  });
  paper.write(nairaAndKobo(balanceAfterMinor), column.balance, y, { align: "right" });
}

/** `a•••@amana.test`: recognisable to its owner, but not readable by others who see the PDF. */
function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${Array.from(email)[0] ?? ""}•••${email.slice(at)}`;
}
