import type { Metadata } from "next";
import { FundForm } from "@/components/deposits/fund-form";
import { TransferAccount } from "@/components/deposits/transfer-account";
import { Ways } from "@/components/deposits/ways";
import { ProveFirst } from "@/components/identity/prove-first";
import { RefreshOn } from "@/components/realtime/refresh-on";
import { PageHeading } from "@/components/shell/page-heading";
import { Available } from "@/components/statements/balance-card";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { ShieldCheckIcon } from "@/components/ui/icons";
import { Notice } from "@/components/ui/notice";
import { ownAccountOf } from "@/lib/deposits";
import { isOwnPath } from "@/lib/deposits/schema";
import { capabilitiesOf } from "@/lib/gateways";
import { defaultGateway, gatewayTitle } from "@/lib/gateways/names";
import { newId } from "@/lib/kernel/ids";
import { settingsToShow } from "@/lib/kernel/settings";
import { kobo, naira, typedNaira } from "@/lib/money/format";
import { parseNaira } from "@/lib/money/parse";
import { browserSettings } from "@/lib/realtime";
import { userChannel } from "@/lib/realtime/channels";
import { getFlags } from "@/lib/web/flags";
import { newForm } from "@/lib/web/form-state";
import { requireViewer, type Viewer } from "@/lib/web/session";
import { askForAccount, fund, look } from "./actions";

export const metadata: Metadata = { title: "Add money" };

const quickAmounts = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000];

type Asked = Partial<Record<"amount" | "next" | "by", string | string[]>>;

export default async function FundPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireViewer();
  const asked = await searchParams;
  const amount = typeof asked.amount === "string" ? asked.amount.slice(0, 24) : "";
  const next = typeof asked.next === "string" && isOwnPath(asked.next) ? asked.next : undefined;
  const isTransfer = asked.by === "transfer";
  return (
    <div className="mx-auto max-w-lg">
      <PageHeading title="Add money" lead={<Available minor={viewer.balanceMinor} />} />
      {viewer.emailProven && viewer.phoneProven ? (
        <>
          <Ways
            current={isTransfer ? "transfer" : "card"}
            hrefs={{ card: linkFor({ next }), transfer: linkFor({ by: "transfer", next }) }}
          />
          {isTransfer ? <ByTransfer viewer={viewer} /> : <ByCard amount={amount} next={next} />}
        </>
      ) : (
        <ProveFirst>Then you can add money, buy and sell.</ProveFirst>
      )}
      <p className="mt-5 flex gap-2.5 px-1 text-sm text-muted">
        <ShieldCheckIcon size={20} className="text-primary-ink" />
        {isTransfer
          ? `${gatewayTitle()} holds this account at the bank. We see only the money that arrives.`
          : `${gatewayTitle()} processes the payment. We never see your card details.`}
        {next && " Afterwards, we’ll bring you back to where you were."}
      </p>
    </div>
  );
}

type Link = { amount?: string; by?: "transfer"; next?: string | undefined };

function linkFor({ amount, by, next }: Link): string {
  const query = new URLSearchParams({ ...(amount && { amount }), ...(by && { by }), ...(next && { next }) });
  return query.size > 0 ? `/wallet/fund?${query}` : "/wallet/fund";
}

async function ByCard({ amount: asked, next }: { amount: string; next: string | undefined }) {
  const { leastMinor, mostMinor } = (await settingsToShow()).deposits;
  const amount = within(asked, leastMinor, mostMinor);
  const initial = newForm(newId(), { amount, ...(next && { next }) });
  return (
    <Card className="grid gap-5 p-5 sm:p-6">
      <nav
        aria-label="Quick amounts"
        className="grid grid-cols-3 gap-2.5 text-center *:justify-center *:tabular-nums"
      >
        {quickAmounts.map((amountOf) => (
          <Chip
            key={amountOf}
            href={linkFor({ amount: String(amountOf), next })}
            current={amount === String(amountOf)}
          >
            {naira(kobo(amountOf))}
          </Chip>
        ))}
      </nav>
      <FundForm
        key={amount}
        action={fund}
        initial={initial}
        popup={capabilitiesOf(defaultGateway()).popup}
        bounds={{ least: naira(leastMinor), most: naira(mostMinor) }}
      />
    </Card>
  );
}

/** The missing amount for an offer, clamped to the limits of one deposit; any excess stays in the wallet. */
function within(amount: string, leastMinor: bigint, mostMinor: bigint): string {
  const minor = parseNaira(amount);
  if (minor === null) return amount;
  if (minor < leastMinor) return typedNaira(leastMinor);
  return minor > mostMinor ? typedNaira(mostMinor) : amount;
}

async function ByTransfer({ viewer: { id, name } }: { viewer: Viewer }) {
  const [own, flags] = await Promise.all([ownAccountOf(id), getFlags()]);
  if (!own.account && !flags["deposits.transfer"]) {
    return (
      <Notice tone="wait" title="Not available right now">
        You can’t open an account for transfers at the moment. Pay by card instead, or try again later.
      </Notice>
    );
  }
  const keys = { ask: newId(), look: newId() };
  return (
    <>
      <RefreshOn realtime={browserSettings()} channel={userChannel(id)} events={["wallet.changed"]} />
      <TransferAccount own={own} name={name} keys={keys} ask={askForAccount} look={look} />
    </>
  );
}
