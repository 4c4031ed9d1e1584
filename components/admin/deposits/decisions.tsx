import { DecisionForm as RequestForm } from "@/components/admin/approvals/decision-form";
import { RequestNotice } from "@/components/admin/approvals/request-notice";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { InspectedDeposit } from "@/lib/deposits";
import { keyFor } from "@/lib/kernel/ids";
import { formatMinor } from "@/lib/money/format";
import { type FormAction, newForm } from "@/lib/web/form-state";
import { DecisionForm } from "./decision-form";

type Shown = {
  deposit: InspectedDeposit;
  viewerId: string;
  refund: FormAction;
  release: FormAction;
  /** Requests a colleague’s approval of a release. */
  ask: FormAction;
};

/** The actions available to finance for a deposit, or why there are none. */
export function Decisions({ deposit, viewerId, refund, release, ask }: Shown) {
  const { state, userId, isBeingRefunded } = deposit;
  if (state !== "QUARANTINED" && state !== "PAID") return null;
  if (userId === viewerId) {
    return (
      <TitledCard title="Your decision" decides>
        <Notice tone="wait">This is your own money, so a colleague has to decide.</Notice>
      </TitledCard>
    );
  }
  if (isBeingRefunded) return null;
  return state === "PAID" ? (
    <SendBack deposit={deposit} action={refund} />
  ) : (
    <Quarantine deposit={deposit} viewerId={viewerId} refund={refund} release={release} ask={ask} />
  );
}

// The key depends on the deposit's version, so a form after a move is another act.
const formFor = (act: string, { reference, version }: InspectedDeposit) =>
  newForm(keyFor(act, reference, version), { reference });

const amount = ({ currency, paidMinor }: InspectedDeposit) => formatMinor(paidMinor ?? 0n, currency);

type RefundFormProps = { deposit: InspectedDeposit; action: FormAction; says: string };

const RefundForm = ({ deposit, action, says }: RefundFormProps) => (
  <DecisionForm
    action={action}
    initial={formFor("refund deposit", deposit)}
    reference={deposit.reference}
    label={`Refund ${amount(deposit)}`}
    says={says}
    codes="refund_deposit"
  />
);

function SendBack({ deposit, action }: { deposit: InspectedDeposit; action: FormAction }) {
  const { currency, balanceMinor, paidMinor } = deposit;
  if (balanceMinor < (paidMinor ?? 0n)) {
    return (
      <TitledCard title="Refund">
        <Notice tone="wait" title="Already spent">
          Only {formatMinor(balanceMinor, currency)} is left in the wallet, so this deposit can’t be refunded.
        </Notice>
      </TitledCard>
    );
  }
  return (
    <TitledCard title="Refund" decides>
      <RefundForm
        deposit={deposit}
        action={action}
        says="The money leaves the wallet now and returns to where it came from. We pay the gateway’s fee."
      />
    </TitledCard>
  );
}

function Quarantine({ deposit, viewerId, refund, release, ask }: Shown) {
  const { nameMatch, isClosed, userName } = deposit;
  const mayRelease = nameMatch === "unknown" && !isClosed;
  return (
    <TitledCard title="Your decision" decides>
      {!mayRelease && (
        <div className="mb-5">
          <Notice tone="danger" title="Can only be refunded">
            {isClosed
              ? `${userName} closed their account, so there’s no wallet to credit.`
              : "It came from an account in another name."}
          </Notice>
        </div>
      )}
      <div className="grid gap-7">
        <RefundForm
          deposit={deposit}
          action={refund}
          says="The money returns to the account it came from, and the user is notified."
        />
        {mayRelease &&
          (deposit.needsTwoPeople ? (
            <ReleaseByTwo deposit={deposit} viewerId={viewerId} ask={ask} />
          ) : (
            <DecisionForm
              action={release}
              initial={formFor("release deposit", deposit)}
              reference={deposit.reference}
              label={`Credit ${amount(deposit)} to wallet`}
              says={`Only if you’re sure it’s ${userName}’s own money. The bank didn’t confirm the name.`}
              codes="deposit.release"
              isQuiet
            />
          ))}
      </div>
    </TitledCard>
  );
}

function ReleaseByTwo({ deposit, viewerId, ask }: Pick<Shown, "deposit" | "viewerId" | "ask">) {
  const { id, reference, version, request, askedBefore, userName } = deposit;
  if (request) return <RequestNotice request={request} what="to credit this" />;
  return (
    <RequestForm
      action={ask}
      about={{ reference }}
      formKey={keyFor("ask to release", viewerId, id, version, askedBefore)}
      label={`Request approval to credit ${amount(deposit)}`}
      pending="Requesting"
      says={`You’re asking a colleague to approve crediting ${userName}’s wallet. Only if you’re sure it’s their own money: the bank didn’t confirm the name.`}
      reasonHint="Your colleague will read this."
      codes="deposit.release"
    />
  );
}
