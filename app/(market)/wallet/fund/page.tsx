import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { ShieldCheckIcon } from "@/components/ui/icons";
import { Money } from "@/components/ui/money";
import { Notice } from "@/components/ui/notice";
import { FundForm } from "@/components/wallet/fund-form";
import { newId } from "@/lib/ids";
import { formatMinor } from "@/lib/money";
import { offersPopup } from "@/lib/wallet";
import { isOwnPath } from "@/lib/wallet/schema";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { fund } from "./actions";

export const metadata: Metadata = { title: "Fund wallet" };

const quickAmounts = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

type Asked = { amount?: string | string[]; next?: string | string[] };

export default async function FundPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const amount = typeof asked.amount === "string" ? asked.amount.slice(0, 24) : "";
  const next = typeof asked.next === "string" && isOwnPath(asked.next) ? asked.next : undefined;
  const initial = newForm(newId(), { amount, ...(next && { next }) });
  return (
    <div className="mx-auto max-w-lg">
      <PageHeading
        title="Fund wallet"
        lead={
          <>
            You have <Money minor={viewer.balanceMinor} className="font-semibold text-ink" /> available.
          </>
        }
      />
      {viewer.emailProven && viewer.phoneProven ? (
        <Card className="grid gap-5 p-5 sm:p-6">
          <nav
            aria-label="Quick amounts"
            className="grid grid-cols-3 gap-2.5 text-center *:justify-center *:tabular-nums"
          >
            {quickAmounts.map((naira) => (
              <Chip key={naira} href={linkFor(String(naira), next)} current={amount === String(naira)}>
                {formatMinor(BigInt(naira) * 100n, "NGN", { compact: true })}
              </Chip>
            ))}
          </nav>
          <FundForm key={amount} action={fund} initial={initial} popup={offersPopup()} />
        </Card>
      ) : (
        <ProveFirst />
      )}
      <p className="mt-5 flex gap-2.5 px-1 text-sm text-muted">
        <ShieldCheckIcon size={20} className="text-primary-ink" />
        Paystack takes the payment; we never see your card.
        {next && " Afterwards we bring you back to where you were."}
      </p>
    </div>
  );
}

const linkFor = (amount: string, next: string | undefined) =>
  `/wallet/fund?${new URLSearchParams({ amount, ...(next && { next }) })}`;

const ProveFirst = () => (
  <Notice
    tone="wait"
    title="Prove your email address and your phone number first"
    aside={
      <ButtonLink href="/verify" size="small">
        Prove them now
      </ButtonLink>
    }
  >
    Then you can fund your wallet, buy and sell.
  </Notice>
);
