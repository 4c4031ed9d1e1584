import "server-only";
import { shortCode } from "@/lib/kernel/ids";
import { formatDateTime, formatDay } from "@/lib/kernel/time-format";
import { formatPercent } from "@/lib/money/format";
import { PdfWriter } from "../../statements/pdf/pdf-writer";
import {
  type DocumentContent,
  type InvoiceContent,
  kindNames,
  type NoteContent,
  nameOfKind,
  type ReceiptContent,
  type Sale,
} from "../schema";
import { money, PageFlow, type TableRow } from "./page-flow";

/** A document with its number, as it is written. */
export interface NumberedDocument {
  number: string;
  issuedAt: Date;
  content: DocumentContent;
}

/** A document as PDF: the same bytes each time, as it says nothing that was not there when it was issued. */
export async function writeDocument({
  number,
  issuedAt,
  content,
}: NumberedDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { title } = kindNames[nameOfKind(content.type)];
  const paper = await PdfWriter.open(`${title} ${number}`, issuedAt);
  const flow = PageFlow.begin(paper, title, [number, `Issued ${formatDay(issuedAt)}`]);
  write(flow, content);
  const { name, address, taxNumber } = content.issuer;
  return paper.finish(`${name} · ${address} · Tax number ${taxNumber}`);
}

function write(flow: PageFlow, content: DocumentContent): void {
  if (content.type === "RECEIPT") return writeReceipt(flow, content);
  if (content.type === "COMMISSION_INVOICE") return writeInvoice(flow, content);
  return writeNote(flow, content);
}

type SellerLines = Sale["seller"];

/** Who sold, in lines: the store, the person, the registered name and the tax number. */
const sellerLines = ({ name, store, registeredName, taxNumber }: SellerLines): string[] => [
  store ?? name,
  ...(store ? [name] : []),
  ...(registeredName && registeredName !== store && registeredName !== name ? [registeredName] : []),
  ...(taxNumber ? [`Tax number ${taxNumber}`] : []),
];

const issuerLines = ({ name, address, taxNumber }: DocumentContent["issuer"]): string[] => [
  name,
  address,
  `Tax number ${taxNumber}`,
];

function writeReceipt(flow: PageFlow, receipt: ReceiptContent): void {
  const { sales, to, paidMinor, refundedMinor, vatMinor, currency, issuer } = receipt;
  const [first, ...others] = sales;
  if (!first) return;
  const isOne = others.length === 0;
  flow.parties([
    isOne
      ? { role: "Sold by", lines: sellerLines(first.seller) }
      : {
          role: "Bought",
          lines: [`${sales.length} orders`, `on ${formatDateTime(new Date(first.boughtAt))}, Lagos`],
        },
    { role: "Bought by", lines: [to.name] },
  ]);
  const hasRefund = refundedMinor !== "0";
  const kept = (BigInt(paidMinor) - BigInt(refundedMinor)).toString();
  flow.tiles([
    ["Paid", money(paidMinor, currency)],
    ...(hasRefund ? [["Refunded", money(refundedMinor, currency)] as const] : []),
    ["VAT within the price", money(vatMinor, currency)],
    ["Bought", formatDay(new Date(first.boughtAt))],
  ]);
  for (const sale of sales) writeSale(flow, sale, { currency, isOne });
  if (!isOne)
    flow.sums([
      ["Paid in all", money(paidMinor, currency)],
      ...(hasRefund ? [["Refunded", money(`-${refundedMinor}`, currency)] as const] : []),
      ["VAT within the prices", money(vatMinor, currency)],
      ["You paid", money(kept, currency)],
    ]);
  flow.paragraph(
    `Paid from your wallet, and held in escrow by ${issuer.name} until the end of the trade. ${isOne ? "The seller sold it to you" : "The sellers sold it to you"}; prices include VAT where a seller is registered for it.`,
  );
}

function writeSale(
  flow: PageFlow,
  sale: Sale,
  { currency, isOne }: { currency: ReceiptContent["currency"]; isOne: boolean },
): void {
  const { seller, lines, delivery, paidMinor, refundedMinor, vatMinor, tradeId, endedAt } = sale;
  const rows: TableRow[] = lines.map(({ title, units, unitMinor, totalMinor, vatMinor: vat }) => ({
    what: title,
    units,
    price: money(unitMinor, currency),
    vat: vat === "0" ? "–" : money(vat, currency),
    total: money(totalMinor, currency),
  }));
  if (delivery)
    rows.push({
      what: delivery.name === "Usual" ? "Delivery" : `Delivery: ${delivery.name}`,
      total: money(delivery.feeMinor, currency),
    });
  flow.heading(
    isOne ? `Trade ${shortCode(tradeId)}` : sellerLines(seller).join(" · "),
    `${isOne ? "" : `Trade ${shortCode(tradeId)} · `}ended ${formatDateTime(new Date(endedAt))}, Lagos`,
  );
  flow.table(rows);
  const hasRefund = refundedMinor !== "0";
  flow.sums([
    ...(hasRefund
      ? ([
          ["Paid", money(paidMinor, currency)],
          ["Refunded to your wallet", money(`-${refundedMinor}`, currency)],
        ] as const)
      : []),
    ...(vatMinor === "0" ? [] : [["VAT within what you paid", money(vatMinor, currency)] as const]),
    ["You paid", money((BigInt(paidMinor) - BigInt(refundedMinor)).toString(), currency)],
  ]);
}

function writeInvoice(flow: PageFlow, invoice: InvoiceContent): void {
  const {
    issuer,
    to,
    title,
    tradeId,
    baseMinor,
    rateBps,
    commissionMinor,
    vatMinor,
    vatBps,
    endedAt,
    currency,
  } = invoice;
  flow.parties([
    { role: "From", lines: issuerLines(issuer) },
    { role: "To", lines: sellerLines(to) },
  ]);
  flow.tiles([
    ["Commission", money(commissionMinor, currency)],
    ["VAT within it", money(vatMinor, currency)],
    ["Taken", formatDay(new Date(endedAt))],
  ]);
  flow.heading(`Trade ${shortCode(tradeId)}`, `ended ${formatDateTime(new Date(endedAt))}, Lagos`);
  flow.table([
    {
      what: `Commission of ${formatPercent(rateBps)} on the sale of ${title}`,
      price: money(baseMinor, currency),
      vat: money(vatMinor, currency),
      total: money(commissionMinor, currency),
    },
  ]);
  const net = (BigInt(commissionMinor) - BigInt(vatMinor)).toString();
  flow.sums([
    ["Without VAT", money(net, currency)],
    [`VAT of ${formatPercent(vatBps)}`, money(vatMinor, currency)],
    ["Commission, with VAT", money(commissionMinor, currency)],
  ]);
  flow.paragraph("Taken from what the buyer paid when the trade ended. There is nothing left to pay.");
}

const why: Record<NoteContent["reason"], string> = {
  late_decision:
    "The dispute about this trade was not decided in time, so we gave our commission back into your wallet.",
  refund: "Money for this trade went back into your wallet after the receipt was issued.",
  credit: "We credited your wallet for this trade after the receipt was issued.",
  reversal: "What an earlier credit note gave back was reversed.",
};

function writeNote(flow: PageFlow, note: NoteContent): void {
  const {
    issuer,
    to,
    corrects,
    tradeId,
    reason,
    beforeMinor,
    differenceMinor,
    afterMinor,
    vatMinor,
    currency,
  } = note;
  const { title } = kindNames[nameOfKind(corrects.kind)];
  flow.parties([
    { role: "From", lines: issuerLines(issuer) },
    { role: "To", lines: [to.name] },
  ]);
  flow.tiles([
    ["Difference", money(differenceMinor, currency)],
    ["VAT within it", money(vatMinor, currency)],
    ["Corrects", corrects.number],
  ]);
  flow.heading(`Trade ${shortCode(tradeId)}`, `${title} of ${formatDay(new Date(corrects.issuedAt))}`);
  flow.sums([
    [`${title} ${corrects.number}`, money(beforeMinor, currency)],
    ["Difference", money(differenceMinor, currency)],
    ["It comes to now", money(afterMinor, currency)],
  ]);
  flow.paragraph(why[reason]);
}
