import { useWatch } from "react-hook-form";
import type { FieldsProps } from "./listing-form";
import type { Typed } from "./typed";

type Line = Exclude<keyof Typed, "a" | "delivery">;

/** What a field holds now; before it is there, what it begins with. */
export function useTyped({ form, state }: FieldsProps, name: Line): string {
  const watched: unknown = useWatch({ control: form.control, name });
  return typeof watched === "string" ? watched : (state.values[name] ?? "");
}
