import { contactIn, scamIn } from "@/lib/catalog/contact";
import type { FieldsProps } from "./listing-form";
import { useTyped } from "./use-typed";

/** Reads along: what is refused when the listing is submitted, and what buyers are warned of. */
export function ContactLint({ name, ...props }: FieldsProps & { name: "title" | "description" }) {
  const typed = useTyped(props, name);
  const contact = contactIn(typed);
  const hint = contact ? undefined : scamIn(typed);
  return (
    <output className="-mt-2 block text-sm text-wait empty:hidden">
      {contact && `Take out ${contact}. Buyers write to you here, and money stays in escrow.`}
      {hint}
    </output>
  );
}
