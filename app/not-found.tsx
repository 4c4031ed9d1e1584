import type { Metadata } from "next";
import { LockMark, logoClass } from "@/components/shell/lock-mark";
import { PageNotFound } from "@/components/shell/page-not-found";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that no page has, and so no frame. */
export default function NotFound() {
  return (
    <div className="wrap flex min-h-dvh flex-col pt-1.5 pb-12 md:pt-2.5">
      <header>
        {/* Without next/link, because every page includes this file. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className={logoClass}>
          <LockMark />
          Amana
        </a>
      </header>
      <main className="my-auto">
        <PageNotFound />
      </main>
    </div>
  );
}
