import "server-only";
import { formatDateTime } from "@/lib/kernel/time-format";
import { formatMinor } from "@/lib/money/format";
import { ink, PdfWriter, sheet } from "../statements/pdf/pdf-writer";
import type { Dossier, DossierDispute } from "./schema";
import { SheetFlow } from "./sheet-flow";

const at = (iso: string) => formatDateTime(new Date(iso));

/** A dossier as a PDF for a bank or the police. Yields to other requests between its parts. */
export async function writeDossier(dossier: Dossier): Promise<Uint8Array<ArrayBuffer>> {
  const { trade, madeAt } = dossier;
  const paper = await PdfWriter.open(`Dossier of trade ${trade.code}`, new Date(madeAt));
  const flow = new SheetFlow(paper);
  head(paper, dossier);
  flow.startAt(sheet.top + 92);
  for (const sentence of about(dossier)) flow.paragraph(sentence);
  await tradePart(flow, dossier);
  await moneyPart(flow, dossier);
  await flow.heading("What happened");
  for (const { at: when, text } of dossier.timeline) flow.entry(at(when), text);
  for (const dispute of dossier.disputes) await disputePart(flow, dispute);
  await flow.heading("Messages between the two sides");
  if (dossier.messages.length === 0) flow.paragraph("No messages were sent.");
  for (const { at: when, by, text } of dossier.messages) flow.entry(at(when), `${by}: ${text}`);
  await recordPart(flow, dossier);
  return paper.finish(`Amana · trade ${trade.code} · created ${at(madeAt)}, Lagos time`);
}

function head(paper: PdfWriter, { trade, madeAt, madeFor }: Dossier): void {
  paper.mark(sheet.left, sheet.top);
  paper.write("Trade dossier", sheet.right, sheet.top, { size: 17, bold: true, align: "right" });
  const code = { size: 10, colour: ink.muted, align: "right" } as const;
  paper.write(`Trade ${trade.code}`, sheet.right, sheet.top + 23, code);
  paper.write(madeFor.name, sheet.left, sheet.top + 50, { size: 12, bold: true });
  paper.write(
    `${madeFor.role} of this trade · ${madeFor.email} · ${madeFor.phone}`,
    sheet.left,
    sheet.top + 67,
    {
      colour: ink.muted,
    },
  );
  paper.write(`Created ${at(madeAt)}, Lagos time`, sheet.right, sheet.top + 50, {
    colour: ink.muted,
    align: "right",
  });
}

const about = ({ madeFor }: Dossier): string[] => [
  `Made by Amana at the request of ${madeFor.name}, for a bank or the police. It contains the record of one trade, and of contact details only those of ${madeFor.name}. Amana gives the other side’s details to authorities that ask for them with a lawful order, quoting the trade’s number.`,
];

async function tradePart(flow: SheetFlow, { trade }: Dossier): Promise<void> {
  await flow.heading("The trade");
  flow.row("Trade number", trade.id);
  flow.row("What", trade.title);
  flow.row("Buyer", trade.buyer);
  flow.row("Seller", trade.seller);
  if (trade.goesTo) flow.row("Delivered to", trade.goesTo);
  flow.row("Price", trade.price);
  flow.row("Held in escrow", trade.hold);
  flow.row("Commission", trade.commission);
  flow.row("State", trade.state);
  flow.row("Started", at(trade.startedAt));
  if (trade.endedAt) flow.row("Ended", at(trade.endedAt));
}

async function moneyPart(flow: SheetFlow, { transfers }: Dossier): Promise<void> {
  await flow.heading("Money");
  for (const one of transfers) {
    const amount = formatMinor(BigInt(one.amountMinor), one.currency);
    const reference = `transfer ${one.transfer}, posting ${one.posting}`;
    flow.entry(at(one.at), `${amount} from ${one.from} to ${one.to} (${reference})`);
  }
}

async function disputePart(flow: SheetFlow, dispute: DossierDispute): Promise<void> {
  await flow.heading("Dispute");
  flow.row("Opened", `${at(dispute.openedAt)}, by ${dispute.openedBy}`);
  flow.row("Reason", dispute.reason);
  for (const { question, answer } of dispute.answers) flow.row("Asked", `${question} ${answer}`);
  for (const { at: when, by, what, text } of dispute.statements)
    flow.entry(at(when), `${by}, ${what}: ${text}`);
  for (const file of dispute.evidence) {
    flow.entry(at(file.at), `File of ${file.by}${file.caption && `: ${file.caption}`}`);
    flow.row("SHA-256", file.sha256);
  }
  for (const ruling of dispute.rulings) {
    flow.row("Decision", `${ruling.outcome}, ${at(ruling.at)}`);
    flow.row("Finding", ruling.finding);
    for (const rule of ruling.rules) flow.row("Rule", rule);
    flow.row("Reason", ruling.reason);
  }
  if (dispute.ended) flow.row("Ended", dispute.ended);
}

async function recordPart(flow: SheetFlow, { record }: Dossier): Promise<void> {
  if (!record) return;
  await flow.heading("How to check this record");
  flow.paragraph(
    "Moves and messages are chained by their SHA-256 digests, and each day’s root is published at /proofs. The JSON file of this dossier has the whole record; anyone can verify it without Amana.",
  );
  flow.row("Newest entry", record.head);
  if (record.proof)
    flow.row("Day’s root", (JSON.parse(record.proof.statement) as { root?: string }).root ?? "");
}
