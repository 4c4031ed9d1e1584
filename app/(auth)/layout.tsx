import type { ReactNode } from "react";
import { Promises } from "@/components/identity/promises";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** Sign-up, sign-in and verification: one narrow column, with the benefits beside it on wide screens. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ViewerShell>
      <div className="grid items-start gap-x-16 md:pt-6 lg:grid-cols-[minmax(0,28rem)_minmax(0,1fr)]">
        <div className="mx-auto w-full max-w-md min-w-0 lg:mx-0">{children}</div>
        <Promises />
      </div>
    </ViewerShell>
  );
}
