import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { PageViewerProvider } from "@/components/form/page-viewer";
import { FactorForm } from "@/components/identity/factors/factor-code-form";
import { PasskeyForm } from "@/components/identity/factors/factor-passkey-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { readPendingSignIn } from "@/lib/identity";
import { pendingId } from "@/lib/web/pending-sign-in";
import { getViewer } from "@/lib/web/session";
import { afterSignIn, withNext } from "@/lib/web/sign-in";
import { askForFactor, giveFactor } from "./actions";

type SearchParams = Promise<{ next?: string | string[] }>;

export const metadata: Metadata = { title: "Confirm it’s you" };

export default async function FactorPage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await searchParams;
  if (await getViewer()) redirect(await afterSignIn(next));
  const id = await pendingId();
  const pending = id ? await readPendingSignIn(id) : undefined;
  if (!pending) redirect(withNext("/sign-in", next));
  const own = typeof next === "string" ? next : "";
  const shared = { action: giveFactor, next: own };
  return (
    <>
      <PageHeading title="Confirm it’s you" lead="One more step to sign in." />
      <PageViewerProvider id={pending.userId}>
        <Card className="flex flex-col gap-5 p-5 sm:p-6">
          {pending.passkeys > 0 && (
            <PasskeyForm {...shared} ask={askForFactor} wide kind={pending.hasApp ? "quiet" : "primary"}>
              Use passkey
            </PasskeyForm>
          )}
          {pending.hasApp && (
            <FactorForm {...shared} by="app">
              Sign in
            </FactorForm>
          )}
          {pending.codesLeft > 0 && (
            <details>
              <summary className="flex min-h-11 items-center justify-center rounded-field text-center font-semibold text-primary-ink underline underline-offset-3">
                Lost your phone? Use a recovery code
              </summary>
              <div className="pt-3">
                <FactorForm {...shared} by="recovery">
                  Sign in
                </FactorForm>
              </div>
            </details>
          )}
        </Card>
      </PageViewerProvider>
      <p className="mt-5 text-center text-muted">
        Not you, or taking too long?{" "}
        <Link href={withNext("/sign-in", next)} className="font-semibold text-primary-ink underline">
          Start again
        </Link>
      </p>
    </>
  );
}
