import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/**
 * A link that looks like a button: it goes somewhere, it changes nothing.
 * Nothing is fetched before it is pressed: a page made for one person has nothing that could be kept for later.
 */
export function ButtonLink({
  kind,
  size,
  wide,
  className = "",
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link prefetch={false} className={`${buttonClass({ kind, size, wide })} ${className}`} {...rest} />;
}
