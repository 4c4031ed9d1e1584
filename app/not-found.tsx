import type { Metadata } from "next";
import { Logo } from "@/components/shell/logo";
import { PageNotFound } from "@/components/shell/page-not-found";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that no page has, and so no frame. */
export default function NotFound() {
  return (
    <div className="wrap flex min-h-dvh flex-col pt-1.5 pb-12 md:pt-2.5">
      <header>
        <Logo />
      </header>
      <main className="my-auto">
        <PageNotFound />
      </main>
    </div>
  );
}
