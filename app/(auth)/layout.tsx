import type { ReactNode } from "react";
import { ViewerShell } from "@/components/identity/viewer-shell";

/** Sign-up, sign-in and proofs: one narrow column, so that a form is read from top to bottom. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <ViewerShell>
      <div className="mx-auto w-full max-w-md md:pt-6">{children}</div>
    </ViewerShell>
  );
}
