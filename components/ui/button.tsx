import Link from "next/link";
import type { ButtonHTMLAttributes, ComponentProps, ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

/**
 * A button that says what happens. With `reason` it cannot be pressed, and says why below itself; it stays
 * reachable by keyboard so that the reason is heard.
 */
export function Button({
  kind,
  size,
  wide,
  reason,
  className = "",
  ...rest
}: ButtonLook & { reason?: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const look = `${buttonClass({ kind, size, wide })} ${className}`;
  if (!reason) return <button type="button" className={look} {...rest} />;
  return (
    <BarredButton look={look} reason={reason} wide={wide}>
      {rest.children}
    </BarredButton>
  );
}

function BarredButton(props: { look: string; reason: string; wide?: boolean; children: ReactNode }) {
  return (
    <span className={props.wide ? "block w-full" : "inline-block"}>
      <button type="button" aria-disabled="true" title={props.reason} className={props.look}>
        {props.children}
        <span className="sr-only">. Not possible: {props.reason}</span>
      </button>
      <span aria-hidden className="mt-1.5 block text-sm text-muted">
        {props.reason}
      </span>
    </span>
  );
}

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
