import { MoneyField } from "@/components/form/money-field";
import { SelectField } from "@/components/form/select-field";
import { TextField } from "@/components/form/text-field";
import type { Question } from "@/lib/assets";
import { type FormState, fieldOf } from "@/lib/web/form-state";

type QuestionsProps = {
  questions: Readonly<Record<string, Question>>;
  state: FormState;
  /** Longest answer in letters. */
  longest: number;
};

/** A reason's own questions as fields named `answers.<question>`. */
export const Questions = ({ questions, state, longest }: QuestionsProps) =>
  Object.entries(questions).map(([key, question]) => {
    const { asks, kind, choices = {}, hint, optional = false } = question;
    const field = { label: asks, hint, required: !optional, ...fieldOf(state, `answers.${key}`) };
    if (kind === "amount") return <MoneyField key={key} {...field} />;
    if (kind === "text") return <TextField key={key} maxLength={longest} {...field} />;
    const options = Object.entries(choices).map(([value, label]) => ({ value, label }));
    return <SelectField key={key} placeholder="Choose one" options={options} {...field} />;
  });
