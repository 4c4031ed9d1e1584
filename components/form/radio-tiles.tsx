import { type ReactNode, useId } from "react";
import { FieldError, type FieldProps } from "./field";

export type Tile = { value: string; label: string; detail?: string; mark?: ReactNode; disabled?: boolean };

/** One of a few, each a tile large enough for a thumb: a mobile operator, a way to pay. */
export function RadioTiles({
  label,
  name,
  hint,
  error,
  defaultValue,
  required = true,
  tiles,
}: FieldProps & { tiles: Tile[] }) {
  const id = useId();
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset aria-describedby={described}>
      <legend className="mb-1.5 font-semibold">{label}</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {tiles.map((tile) => (
          <label
            key={tile.value}
            className="relative flex min-h-14 cursor-pointer items-center gap-3 rounded-field border border-edge bg-raised px-3 py-2 has-[:checked]:border-primary-ink has-[:checked]:bg-primary-soft has-[:checked]:ring-1 has-[:checked]:ring-primary-ink has-[:disabled]:cursor-not-allowed has-[:disabled]:border-line has-[:disabled]:text-muted has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-primary-ink"
          >
            <input
              type="radio"
              name={name}
              value={tile.value}
              required={required}
              disabled={tile.disabled}
              defaultChecked={tile.value === defaultValue}
              className="absolute inset-0 size-full cursor-[inherit] appearance-none rounded-field opacity-0"
            />
            {tile.mark}
            <span className="min-w-0">
              <span className="block font-semibold leading-tight">{tile.label}</span>
              {tile.detail && <span className="block text-sm leading-tight text-muted">{tile.detail}</span>}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-sm text-muted">
          {hint}
        </p>
      )}
    </fieldset>
  );
}
