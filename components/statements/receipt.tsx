import { Drawer } from "@/components/shell/drawer";
import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { DownloadIcon } from "@/components/ui/icons";
import { nairaAndKobo } from "@/lib/money/format";
import type { Receipt as Entry } from "@/lib/statements";
import { receiptRows, titleOf } from "@/lib/statements/receipt-rows";
import { LineMark } from "./statement";

type ReceiptProps = { entry: Entry; holder: string };

/** One entry of a wallet as a page, to read, to print and to keep. */
export const Receipt = (receipt: ReceiptProps) => (
  <Card className="mx-auto max-w-xl p-5 sm:p-7 print:max-w-none print:border-0 print:p-0">
    <ReceiptBody {...receipt} />
  </Card>
);

/** The same over the wallet, which it leads back to. */
export const ReceiptDrawer = (receipt: ReceiptProps) => (
  <Drawer label="Receipt">
    <ReceiptBody {...receipt} heading="h2" />
  </Drawer>
);

function ReceiptBody({ entry, holder, heading: Heading = "h1" }: ReceiptProps & { heading?: "h1" | "h2" }) {
  const { id, amountMinor, says } = entry;
  return (
    <>
      <div className="flex items-center gap-3.5">
        <LineMark line={entry} />
        <div className="min-w-0">
          <p className="text-sm text-muted">{titleOf(entry)}</p>
          <Heading className="text-[1.375rem] leading-snug [overflow-wrap:anywhere]">{says}</Heading>
        </div>
      </div>
      <p className={`fig mt-5 text-[2.25rem] leading-none ${amountMinor > 0n ? "text-primary-ink" : ""}`}>
        {amountMinor > 0n && "+"}
        {nairaAndKobo(amountMinor)}
      </p>
      <DefinitionList
        className="mt-5 [&_dd]:[overflow-wrap:anywhere]"
        rows={receiptRows(entry, holder).filter(({ term }) => term !== "What")}
      />
      <div className="mt-6 flex flex-wrap gap-3">
        <a
          href={`/wallet/entries/${id}/pdf`}
          download
          className={buttonClass({ kind: "primary", size: "small" })}
        >
          <DownloadIcon size={18} /> Download PDF
        </a>
        <WayOn entry={entry} />
        {Heading === "h1" && (
          <ButtonLink href="/wallet" kind="quiet" size="small">
            Statement
          </ButtonLink>
        )}
      </div>
    </>
  );
}

/** To what the entry was about. */
function WayOn({ entry: { tradeId, depositReference, payoutReference } }: { entry: Entry }) {
  const [href, words] = tradeId
    ? [`/trades/${tradeId}`, "View trade"]
    : depositReference
      ? [`/wallet/deposits/${depositReference}`, "View payment"]
      : payoutReference
        ? [`/wallet/payouts/${payoutReference}`, "View withdrawal"]
        : [];
  if (!href) return null;
  return (
    <ButtonLink href={href} kind="quiet" size="small">
      {words}
    </ButtonLink>
  );
}
