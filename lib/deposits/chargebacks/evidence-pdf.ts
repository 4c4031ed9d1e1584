import "server-only";
import { formatDateTime } from "@/lib/kernel/time-format";
import { ink, PdfWriter, sheet } from "@/lib/statements/pdf/pdf-writer";
import { type ChargebackEvidence, describeStep, type EvidenceTrade } from "./evidence";

const LINE = 13;
const WIDTH = sheet.right - sheet.left;

/** The evidence as a PDF for the bank: the text by staff, then our records. */
export async function writeEvidence(
  evidence: ChargebackEvidence,
  summary: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { payment, assembledAt } = evidence;
  const paper = await PdfWriter.open(`Evidence for payment ${payment.reference}`, assembledAt);
  paper.mark(sheet.left, sheet.top);
  paper.write("Evidence for a disputed payment", sheet.left, sheet.top + 48, { size: 17, bold: true });
  let y = sheet.top + 84;
  for (const { text, isHeading } of linesOf(evidence, summary)) {
    const style = isHeading ? { size: 12, bold: true } : { size: 9.5 };
    for (const line of paper.linesOf(text, WIDTH, 60, style)) {
      if (y + LINE > sheet.bottom) {
        paper.newPage();
        y = sheet.top;
      }
      paper.write(line, sheet.left, y, { ...style, colour: ink.text });
      y += isHeading ? LINE + 6 : LINE;
    }
    if (text === "") y += LINE / 2;
  }
  return paper.finish(`Amana · created ${formatDateTime(assembledAt)}, Lagos time`);
}

interface Line {
  text: string;
  isHeading?: boolean;
}

const heading = (text: string): Line[] => [{ text: "" }, { text, isHeading: true }];
const line = (text: string): Line => ({ text });

function linesOf({ trades, sessions, safety }: ChargebackEvidence, summary: string): Line[] {
  return [
    ...summary.split("\n").map(line),
    ...trades.flatMap(tradeLines),
    ...(sessions.length > 0 ? heading("Signed in at the time of payment") : []),
    ...sessions.map(({ address, userAgent, signedInAt }) =>
      line(`${formatDateTime(signedInAt)}: ${address}, ${userAgent}`),
    ),
    ...(safety.length > 0 ? heading("Security changes on the account") : []),
    ...safety.map(({ kind, at, address }) =>
      line(`${formatDateTime(at)}: ${kind.replaceAll("_", " ")}${address ? `, from ${address}` : ""}`),
    ),
  ];
}

const tradeLines = ({ id, role, steps, messages }: EvidenceTrade): Line[] => [
  ...heading(`Trade ${id}: the customer was the ${role}`),
  ...steps.map(({ move, by, at, isSigned }) =>
    line(`${formatDateTime(at)}: ${describeStep({ move, by })}${isSigned ? ", signed with a passkey" : ""}`),
  ),
  ...messages.map(({ by, at, says }) =>
    line(`${formatDateTime(at)}, ${by} wrote: ${says.replace(/\s+/g, " ")}`),
  ),
];
