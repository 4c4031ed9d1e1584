"use client";
import { buttonClass } from "@/components/ui/button-class";

/** The error page. It does not show the cause, which is in the log under the digest. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  // A form submitted without a connection ends here too.
  const isOffline = typeof navigator === "object" && !navigator.onLine;
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center px-4 py-12 text-center">
      {/* Inlined from components/ui/drawing.tsx: every page includes this file, so it has no imports. */}
      <svg width="200" height="96" aria-hidden>
        <use href="/drawings.svg#unplugged" />
      </svg>
      <h1 className="mt-7 text-[1.875rem]" role="alert">
        {isOffline ? "You’re offline" : "Something went wrong"}
      </h1>
      <p className="mt-3 text-muted">
        {isOffline
          ? "You can’t send anything right now."
          : "We couldn’t load this page. We’ve been notified."}{" "}
        Your money is safe. Try again: the same request is never processed twice.
      </p>
      <div className="mt-7 flex w-full flex-wrap justify-center gap-3">
        <button type="button" className={`${buttonClass()} max-sm:w-full`} onClick={retry}>
          Try again
        </button>
        {/* A full reload after a crash, without next/link, because every page includes this file. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className={`${buttonClass({ kind: "quiet" })} max-sm:w-full`}>
          Go to home page
        </a>
      </div>
      {error.digest && (
        <p className="mt-7 text-sm text-muted">
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/support/new?about=other" className="underline">
            Write to support
          </a>{" "}
          and quote <span className="fig select-all">{error.digest}</span>.
        </p>
      )}
    </main>
  );
}
