import Link from "next/link";
import type { ReactNode } from "react";

type LinkRowProps = { mark: ReactNode; href: string; title: string; text: ReactNode; aside: ReactNode };

/** A line of a card that is one link. */
export const LinkRow = ({ mark, href, title, text, aside }: LinkRowProps) => (
  <li className="relative flex min-h-16 items-center gap-3 px-4 py-2.5 first:rounded-t-box last:rounded-b-box has-[a:hover]:bg-ground/70 sm:px-5">
    {mark}
    <div className="min-w-0 flex-1">
      <Link
        href={href}
        prefetch={false}
        className="font-semibold after:absolute after:inset-0 after:content-['']"
      >
        {title}
      </Link>
      <p className="text-sm text-muted">{text}</p>
    </div>
    {aside}
  </li>
);
