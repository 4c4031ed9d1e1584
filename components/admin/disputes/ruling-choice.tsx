import { FieldError } from "@/components/form/field";
import type { Outcome } from "@/lib/disputes/findings";
import { rulingWords } from "@/lib/disputes/words";

type RulingChoiceProps = {
  /** Who gets what, in a sentence, by ruling. */
  outcomes: Record<Outcome, string>;
  chosen: Outcome | undefined;
  error: string | undefined;
  choose: (ruling: Outcome) => void;
};

const choices = [
  { ruling: "refund", title: rulingWords.refund },
  { ruling: "release", title: rulingWords.release },
] as const;

const errorId = "ruling-error";

/** The two ways to decide, each with what it does to whom. */
export function RulingChoice({ outcomes, chosen, error, choose }: RulingChoiceProps) {
  return (
    <fieldset aria-describedby={error ? errorId : undefined}>
      <legend className="mb-1.5 font-semibold">Who gets the money?</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {choices.map(({ ruling, title }) => (
          <label
            key={ruling}
            className="grid min-h-14 cursor-pointer grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 rounded-field border border-edge bg-raised px-4 py-3 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink"
          >
            <input
              type="radio"
              name="outcome"
              value={ruling}
              required
              defaultChecked={ruling === chosen}
              onChange={() => choose(ruling)}
              className="mt-1 size-4 shrink-0 accent-primary"
            />
            <span className="font-semibold">{title}</span>
            <span className="col-start-2 text-sm text-muted">{outcomes[ruling]}</span>
          </label>
        ))}
      </div>
      <FieldError id={errorId}>{error}</FieldError>
    </fieldset>
  );
}
