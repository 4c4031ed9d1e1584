import Link from "next/link";
import { LockMark, logoClass } from "./lock-mark";

/** Leads to the landing page, and people who are signed in to their first page. */
export function Logo({ href = "/" }: { href?: "/" | "/home" }) {
  return (
    <Link href={href} prefetch={false} className={logoClass}>
      <LockMark />
      Amana
    </Link>
  );
}
