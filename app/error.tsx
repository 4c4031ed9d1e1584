"use client";
import { buttonClass } from "@/components/ui/button-class";

/** Our own fault. It says nothing of the cause: that is in the log, under the digest. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center px-4 py-12 text-center">
      <h1 className="text-[1.875rem]">That was our mistake</h1>
      <p className="mt-3 text-muted">
        The page could not be shown, and we have been told. What you did was either done completely or not at
        all: your money is safe. Try again, and the same thing will not happen twice.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <button type="button" className={buttonClass()} onClick={reset}>
          Try again
        </button>
        {/* After a crash the page is loaded afresh; and every page carries this file, so it stays small. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className={buttonClass({ kind: "quiet" })}>
          Go to the start
        </a>
      </div>
      {error.digest && <p className="mt-6 text-sm text-muted">If you write to us, quote {error.digest}.</p>}
    </main>
  );
}
