import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import type { OwnAccount } from "@/lib/deposits";
import { gatewayTitle } from "@/lib/gateways/names";
import { newForm } from "@/lib/web/form-state";
import { type AccountAction, AskAccountForm } from "./ask-account-form";
import { KeepChecking } from "./keep-checking";
import { LookForm } from "./look-form";

type Shown = {
  own: OwnAccount;
  name: string;
  keys: { ask: string; look: string };
  ask: AccountAction;
  look: AccountAction;
};

/** Where to transfer to, or how to get such an account. */
export function TransferAccount({ own: { account, isBeingMade }, name, keys, ask, look }: Shown) {
  if (!account) {
    return (
      <Card className="grid gap-5 p-5 sm:p-6">
        <p>
          Get your own bank account number. Money you transfer to it, from your bank app or by USSD, is added
          to your wallet automatically, usually within a minute.
        </p>
        {isBeingMade && (
          <Notice tone="wait" title={`${gatewayTitle()} is creating your account`}>
            It appears here automatically, within a minute.
            <KeepChecking />
          </Notice>
        )}
        <AskAccountForm action={ask} initial={newForm(keys.ask)} again={isBeingMade} />
        <WhatToKnow name={name} />
      </Card>
    );
  }
  return (
    <Card className="grid gap-5 p-5 sm:p-6">
      <p className="text-muted">Transfer any amount to this account. It’s yours alone and doesn’t change.</p>
      <dl className="divide-y divide-line rounded-inset bg-ground px-4">
        <Line term="Account number" copy={account.accountNumber}>
          <span className="fig text-[1.625rem] tracking-wide">{account.accountNumber}</span>
        </Line>
        <Line term="Bank" copy={account.bankName}>
          {account.bankName}
        </Line>
        <Line term="Account name" copy={account.accountName}>
          {account.accountName}
        </Line>
      </dl>
      <WhatToKnow name={name} />
      <LookForm action={look} initial={newForm(keys.look)} />
      <KeepChecking />
    </Card>
  );
}

const Line = ({ term, copy, children }: { term: string; copy: string; children: ReactNode }) => (
  <div className="flex items-center justify-between gap-4 py-3">
    <div className="min-w-0">
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="font-semibold break-words">{children}</dd>
    </div>
    <CopyButton text={copy} label="Copy" />
  </div>
);

const WhatToKnow = ({ name }: { name: string }) => (
  <ul className="grid gap-2 text-sm text-muted [&_strong]:text-ink">
    <li>
      <strong>Only from an account in your own name, {name}.</strong> Transfers from anyone else are returned
      to them.
    </li>
    <li>
      <strong>The full amount reaches your wallet.</strong> We pay {gatewayTitle()}’s fee; your bank may
      charge its own.
    </li>
    <li>
      <strong>A screenshot or SMS is never proof of payment.</strong> Only money that arrives is added, and we
      never ask for a screenshot.
    </li>
  </ul>
);
