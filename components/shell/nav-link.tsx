"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = {
  href: string;
  /** Only the place itself counts, not what lies below it. */
  exact?: boolean;
  /** Other places that belong to it. */
  also?: readonly string[];
  /** Places below one of these that do not. */
  except?: readonly string[];
  className: string;
  children: ReactNode;
};

/** A link that knows when it leads to where the person already is, or above it. */
export function NavLink({ href, exact = false, also = [], except = [], className, children }: NavLinkProps) {
  const path = usePathname();
  const isIn = (place: string) => path === place || (!exact && path.startsWith(`${place}/`));
  const here = [href, ...also].some(isIn) && !except.some(isIn);
  return (
    <Link href={href} prefetch={false} aria-current={here ? "page" : undefined} className={className}>
      {children}
    </Link>
  );
}
