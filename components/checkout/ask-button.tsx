import { type ButtonLook, buttonClass } from "@/components/ui/button-class";
import { ASK, PAY_FORM, THEN_FIELD } from "./pay-form-id";

/** Quotes anew what was chosen, where no script does it: with the form that pays, so that notes are kept. */
export const AskButton = ({ size, children }: Pick<ButtonLook, "size"> & { children: string }) => (
  <noscript>
    <button
      type="submit"
      form={PAY_FORM}
      name={THEN_FIELD}
      value={ASK}
      className={buttonClass({ kind: "quiet", ...(size && { size }) })}
    >
      {children}
    </button>
  </noscript>
);
