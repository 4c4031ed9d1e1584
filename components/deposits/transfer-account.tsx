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
          Get a bank account number of your own. Whatever you transfer to it, from your bank’s app or by USSD,
          is added to your wallet by itself, usually within a minute.
        </p>
        {isBeingMade && (
          <Notice tone="wait" title={`${gatewayTitle()} is making your account`}>
            This takes a minute at most. It appears here by itself.
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
      <p className="text-muted">
        Transfer any amount to this account. It is yours alone, and stays the same.
      </p>
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
      <strong>Only from an account in your own name, {name}.</strong> What somebody else sends is not added:
      it goes back to them.
    </li>
    <li>
      <strong>All of it reaches your wallet.</strong> We pay {gatewayTitle()}’s fee; your bank may take its
      own charge.
    </li>
    <li>
      <strong>A screenshot or an SMS is never a proof.</strong> Only money that has arrived is added, and
      nobody of us ever asks for one.
    </li>
  </ul>
);
