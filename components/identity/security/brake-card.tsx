"use client";
import { Form } from "@/components/form/form";
import { FormAlert } from "@/components/form/form-alert";
import { TextField } from "@/components/form/text-field";
import { useFormAction } from "@/components/form/use-form-action";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { type FormAction, newForm } from "@/lib/web/form-state";

type BrakeCardProps = {
  /** The number that takes texts. */
  number: string;
  hasWord: boolean;
  action: FormAction;
};

/** What a text can stop, and the word that stops it at any time. */
export function BrakeCard({ number, hasWord, action }: BrakeCardProps) {
  const [state, send] = useFormAction(action, newForm());
  const { fieldErrors, refusal, done } = state;
  return (
    <TitledCard
      title="Pause by text"
      aside={<Badge tone={hasWord ? "ok" : "neutral"}>{hasWord ? "Word set" : "No word yet"}</Badge>}
    >
      <div className="mb-5 grid gap-2 text-muted">
        <p>
          Does something look wrong, and you can’t open Amana? Text <b className="text-ink">FREEZE</b> and
          your word to <b className="fig text-ink">{number}</b> from your verified number. Withdrawals,
          purchases and payments from your account stop for 24 hours. You can lift the pause here.
        </p>
        <p>
          Our texts about trades and money end with a code. If it wasn’t you, answer{" "}
          <b className="text-ink">STOP</b> and the code. If it’s about a trade, a moderator gets it too.
        </p>
        <p>A text can only protect. Nothing that you text moves money or changes your account.</p>
      </div>
      <Form action={send} noValidate className="flex flex-col gap-5">
        <FormAlert refusal={refusal} />
        {done && (
          <output className="block">
            <Notice tone="ok">Your word is set. Keep it to yourself.</Notice>
          </output>
        )}
        <TextField
          label="Brake word"
          name="word"
          hint="4 to 20 letters. Not a password that you use elsewhere."
          error={fieldErrors.word}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
        />
        <SubmitButton kind="quiet" wide pendingLabel="Saving">
          {hasWord ? "Change word" : "Set word"}
        </SubmitButton>
      </Form>
    </TitledCard>
  );
}
