import { type FormState, fieldOf } from "@/lib/web/form-state";
import { SelectField } from "./select-field";
import { TextField } from "./text-field";

type BankAccountFieldsProps = {
  state: FormState;
  /** What the bank is called. */
  label: string;
  banks: readonly { code: string; name: string }[];
  /** The number's hint or error. */
  hint: string;
};

/** The fields for a bank and an account number. */
export const BankAccountFields = ({ state, label, banks, hint }: BankAccountFieldsProps) => (
  <>
    <SelectField
      label={label}
      placeholder={
        banks.length > 0 ? "Choose the bank" : "We couldn’t load the list of banks. Try again soon."
      }
      options={banks.map(({ code, name }) => ({ value: code, label: name }))}
      {...fieldOf(state, "bankCode")}
    />
    <TextField
      label="Account number"
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      hint={hint}
      {...fieldOf(state, "accountNumber")}
    />
  </>
);
