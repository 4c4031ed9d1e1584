import { type CodedAct, type ReasonOption, reasonOptions } from "@/lib/kernel/approvals/reason-codes";
import { type FormState, fieldOf } from "@/lib/web/form-state";
import { SelectField } from "./select-field";

/** What an act of staff is about, beside the sentence that says why. */
export const ReasonCodeField = ({
  state,
  act,
}: {
  state: FormState;
  act: CodedAct | readonly ReasonOption[];
}) => (
  <SelectField
    label="Category"
    options={typeof act === "string" ? reasonOptions(act) : act}
    placeholder="Choose"
    {...fieldOf(state, "reasonCode")}
  />
);
