export type ButtonKind = "primary" | "quiet" | "danger";

const kinds: Record<ButtonKind, string> = {
  primary: "btn-primary hover:bg-primary-hover",
  quiet: "border-line bg-transparent font-semibold text-ink hover:border-edge hover:bg-surface",
  danger: "btn-error hover:opacity-90",
};

const sizes = { small: "min-h-11 h-auto px-4 text-sm", normal: "min-h-12 h-auto px-5 text-base" };

export type ButtonLook = { kind?: ButtonKind; size?: keyof typeof sizes; wide?: boolean };

/** The classes of a button, for elements that are not one of the components below. */
export function buttonClass({ kind = "primary", size = "normal", wide = false }: ButtonLook = {}): string {
  return `btn ${kinds[kind]} ${sizes[size]} gap-2 py-2 leading-tight ${wide ? "w-full" : ""} ${barred}`;
}

// Still readable: a person has to see what they cannot press, and why.
const barred =
  "aria-disabled:cursor-not-allowed aria-disabled:border-line aria-disabled:bg-ground aria-disabled:text-muted";
