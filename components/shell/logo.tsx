import Link from "next/link";
import { LockMark, logoClass } from "./lock-mark";

type LogoProps = {
  href?: "/" | "/home";
  /** On a phone the mark alone: the name is read out. */
  isShort?: boolean;
};

/** Leads to the landing page, and people who are signed in to their first page. */
export function Logo({ href = "/", isShort = false }: LogoProps) {
  return (
    <Link href={href} prefetch={false} className={`${logoClass} shrink-0`}>
      <LockMark size={isShort ? 30 : 28} />
      <span className={isShort ? "max-md:sr-only" : ""}>Amana</span>
    </Link>
  );
}
