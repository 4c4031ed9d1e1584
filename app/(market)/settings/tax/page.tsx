import type { Metadata } from "next";
import { TaxNumberCard } from "@/components/identity/tax/tax-number-card";
import { TaxNumberForm } from "@/components/identity/tax/tax-number-form";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { ownTaxNumbers } from "@/lib/identity";
import { newId } from "@/lib/kernel/ids";
import { settingsToShow } from "@/lib/kernel/settings";
import { formatPercent } from "@/lib/money/format";
import { newForm } from "@/lib/web/form-state";
import { markOpened } from "@/lib/web/opened-page";
import { requireViewer } from "@/lib/web/session";
import { end, send, withdraw } from "./actions";

export const metadata: Metadata = { title: "VAT" };

/** What a seller is registered for VAT by. Without it, their prices have none within them. */
export default async function TaxPage() {
  const viewer = await requireViewer("/settings/tax");
  const [numbers, { vat }] = await Promise.all([ownTaxNumbers(viewer.id), settingsToShow()]);
  await markOpened(viewer, "/settings/tax");
  const waits = numbers.some(({ state }) => state === "CHECKING");
  const isChecked = numbers.some(({ state }) => state === "CHECKED");
  return (
    <div className="grid gap-5">
      <div className="-mb-5">
        <PageHeading
          title="VAT"
          lead={`Registered for value added tax? Send us your tax number. Once we have checked it, ${formatPercent(vat.rateBps)} VAT is counted within the prices of goods you sell, and your buyers’ receipts show it. Your prices stay as they are.`}
        />
      </div>
      {numbers.map((one) => (
        <TaxNumberCard key={one.id} taxNumber={one} viewerId={viewer.id} actions={{ withdraw, end }} />
      ))}
      {!waits && (
        <TitledCard title={isChecked ? "Send another number" : "Your tax number"}>
          <TaxNumberForm action={send} initial={newForm(newId())} />
        </TitledCard>
      )}
      <p className="text-sm text-muted">
        Not registered? You have nothing to do here. Our own invoices for commission are under each of your
        sales.
      </p>
    </div>
  );
}
