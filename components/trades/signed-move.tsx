"use client";
import type { ReactNode } from "react";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { useSignedForm } from "@/components/identity/factors/use-passkey";
import type { MoveName } from "@/lib/trades/moves";
import type { SignedFacts } from "@/lib/trades/room-moves";

type SignedMoveProps = {
  send: (submitted: FormData) => void;
  tradeId: string;
  move: MoveName;
  signs: SignedFacts;
  /** The form's fields and its button. */
  children: ReactNode;
};

/** The last step for a buyer with a passkey: exactly what they sign, and the button that has them sign it. */
export function SignedMove({ send, tradeId, move, signs, children }: SignedMoveProps) {
  const ask = `/trades/${encodeURIComponent(tradeId)}/${move}/ask`;
  const { refusal, isWaiting, onSubmit } = useSignedForm(ask, send);
  return (
    <Form action={send} onSubmit={onSubmit} className="flex w-full flex-col gap-3">
      <FormAlert refusal={refusal} />
      <dl
        aria-label="What you’re confirming"
        className="rounded-field border border-line bg-surface p-4 text-sm"
      >
        <Line term="Paid to">{signs.payee}</Line>
        <Line term="Account">{signs.payeeId}</Line>
        <Line term="They receive">{signs.amount}</Line>
        <Line term="For trade">{tradeId}</Line>
        <Line term="Version">{signs.version}</Line>
      </dl>
      {children}
      <p aria-live="polite" className="text-sm text-muted">
        {isWaiting ? "Waiting for your passkey…" : "Your passkey confirms exactly this and nothing else."}
      </p>
    </Form>
  );
}

const Line = ({ term, children }: { term: string; children: string }) => (
  <div className="grid grid-cols-[7rem_1fr] items-baseline gap-x-3 py-0.5">
    <dt className="text-muted">{term}</dt>
    <dd className="fig font-medium wrap-anywhere text-ink">{children}</dd>
  </div>
);
