import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({
  kind,
  size,
  wide,
  className = "",
  ...rest
}: ButtonLook & ComponentProps<typeof Link>) {
  return <Link className={`${buttonClass({ kind, size, wide })} ${className}`} {...rest} />;
}
