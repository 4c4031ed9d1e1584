import { type ReactNode, useId } from "react";

/** What every field takes. The error is a sentence that says what to do. */
export type FieldProps = {
  label: string;
  name: string;
  hint?: ReactNode;
  error?: string;
  defaultValue?: string;
  required?: boolean;
};

/** What ties a control to its label, hint and error. Spread it on the input. */
export type Wiring = {
  id: string;
  name: string;
  required: boolean;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
};

/** The props of a field in two: what its frame takes, and what goes to the control itself. */
export function partsOf<Props extends FieldProps>(props: Props) {
  const { label, name, hint, error, required = true, ...control } = props;
  return { frame: { label, name, hint, error, required }, control };
}

type FrameProps = Omit<FieldProps, "defaultValue"> & { children: (wiring: Wiring) => ReactNode };

/** A label above, the control, then the hint, then what is wrong. */
export function Field({ label, name, hint, error, required = true, children }: FrameProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  const describedBy = [errorId, hintId].filter(Boolean).join(" ") || undefined;
  return (
    <div data-field>
      <label htmlFor={id} className="mb-1.5 block font-semibold">
        {label}
        {!required && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        name,
        required,
        "aria-invalid": error ? true : undefined,
        "aria-describedby": describedBy,
      })}
      <FieldError id={errorId}>{error}</FieldError>
      {hint && (
        <p id={hintId} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The sentence under a field, with a mark beside it so that colour is not alone. */
export function FieldError({ id, children }: { id?: string; children?: string }) {
  if (!children) return null;
  return (
    <p id={id} className="mt-1.5 flex gap-2 text-sm font-medium text-danger [[data-edited]_&]:hidden">
      <span
        aria-hidden
        className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full bg-danger text-[0.6875rem] leading-none font-bold text-on-danger"
      >
        !
      </span>
      {children}
    </p>
  );
}

const box =
  "w-full border-edge bg-raised text-base shadow-none aria-invalid:border-danger aria-invalid:ring-1 aria-invalid:ring-danger";

/** The look of a one-line control; 16 px text, or iPhones zoom in on it. */
export const inputClass = `input h-12 ${box}`;
/** A long choice ends before the arrow, and runs neither over it nor out of the field. */
export const selectClass = `select h-12 contain-paint overflow-clip [overflow-clip-margin:content-box] ${box}`;
export const textAreaClass = `textarea min-h-28 py-3 leading-normal ${box}`;
