import "server-only";
import { formatDateTime } from "@/lib/kernel/time-format";
import { nairaAndKobo } from "@/lib/money/format";
import { entryReference } from "../kinds";
import type { Receipt } from "../receipt";
import { receiptRows, titleOf } from "../receipt-rows";
import { ink, PdfWriter, sheet } from "./pdf-writer";

const VALUE = 190;
const LINE = 14;

/** A receipt as a PDF of one page. */
export async function writeReceipt(
  receipt: Receipt,
  holder: string,
  at: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const paper = await PdfWriter.open(`Receipt ${entryReference(receipt.id)}`, at);
  paper.mark(sheet.left, sheet.top);
  paper.write("Receipt", sheet.right, sheet.top, { size: 17, bold: true, align: "right" });
  const title = { size: 10, colour: ink.muted, align: "right" } as const;
  paper.write(titleOf(receipt), sheet.right, sheet.top + 23, title);
  const { amountMinor } = receipt;
  const amount = `${amountMinor > 0n ? "+" : ""}${nairaAndKobo(amountMinor)}`;
  paper.write(amount, sheet.left, sheet.top + 62, { size: 28, bold: true, colour: ink.primary });
  let y = sheet.top + 112;
  paper.rule(y);
  for (const { term, value, strong = false } of receiptRows(receipt, holder)) {
    const style = { size: 10.5, bold: strong };
    const lines = paper.linesOf(value, sheet.right - VALUE, 4, style);
    paper.write(term, sheet.left, y + 8, { size: 10, colour: ink.muted });
    lines.forEach((line, index) => paper.write(line, VALUE, y + 8 + index * LINE, style));
    y += lines.length * LINE + 14;
    paper.rule(y);
  }
  return paper.finish(`Amana · created ${formatDateTime(at)}, Lagos time`);
}
