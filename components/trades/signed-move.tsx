"use client";
import { type FormEvent, type ReactNode, startTransition, useState } from "react";
import { FormAlert } from "@/components/form/form-alert";
import { signWithPasskey } from "@/components/identity/factors/factor-passkey";
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
  const [problem, setProblem] = useState<string>();
  const [isSigning, setSigning] = useState(false);
  const sign = async (form: HTMLFormElement) => {
    setProblem(undefined);
    setSigning(true);
    const signed = await signWithPasskey(`/trades/${encodeURIComponent(tradeId)}/${move}/ask`);
    setSigning(false);
    if ("problem" in signed) return setProblem(signed.problem);
    const fields = new FormData(form);
    fields.set("passkey", signed.passkey);
    startTransition(() => send(fields));
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSigning) void sign(event.currentTarget);
  };
  return (
    <form action={send} onSubmit={submit} className="flex w-full flex-col gap-3">
      <FormAlert refusal={problem ? { reason: "passkey_not_used", message: problem } : null} />
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
        {isSigning ? "Waiting for your passkey…" : "Your passkey confirms exactly this and nothing else."}
      </p>
    </form>
  );
}

const Line = ({ term, children }: { term: string; children: string }) => (
  <div className="grid grid-cols-[7rem_1fr] items-baseline gap-x-3 py-0.5">
    <dt className="text-muted">{term}</dt>
    <dd className="fig font-medium wrap-anywhere text-ink">{children}</dd>
  </div>
);
