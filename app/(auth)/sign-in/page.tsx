import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BlockNotice } from "@/components/identity/block-notice";
import { PasskeyAutofill } from "@/components/identity/factor-passkey-autofill";
import { PasskeyForm } from "@/components/identity/factor-passkey-form";
import { SignInForm } from "@/components/identity/sign-in-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { afterEntering, withNext } from "@/lib/web/enter";
import { getBlock, getViewer } from "@/lib/web/session";
import { signInWithPasskey, signInWithPassword } from "./actions";

type SearchParams = Promise<Partial<Record<"next" | "by" | "said", string | string[]>>>;

/** What has just been done, for whoever comes from there. */
const words = new Map([
  ["opened", "Your account is open. Sign in with the password that you have just chosen."],
  ["reset", "Your new password is set, and you are signed out everywhere. Sign in with it."],
]);

export const metadata: Metadata = {
  title: "Sign in",
  description: "Sign in to Amana to trade, and to see where your money is.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, by, said } = await searchParams;
  if (await getViewer()) redirect(await afterEntering(next));
  const block = await getBlock();
  const passkey = {
    action: signInWithPasskey,
    ask: "/auth/passkey/ask",
    next: typeof next === "string" ? next : "",
  };
  return (
    <>
      <PageHeading title="Welcome back" lead="Sign in to trade, and to see where your money is." />
      <JustDone said={typeof said === "string" ? words.get(said) : undefined} />
      {block && <BlockNotice block={block} />}
      <Card className="p-5 sm:p-6">
        <SignInForm
          action={signInWithPassword}
          by={by === "phone" ? "phone" : "email"}
          otherWay={withNext(by === "phone" ? "/sign-in" : "/sign-in?by=phone", next)}
          next={passkey.next}
        />
        <div className="mt-3">
          <PasskeyForm {...passkey} kind="quiet" wide>
            Use a passkey
          </PasskeyForm>
          <PasskeyAutofill {...passkey} />
        </div>
      </Card>
      <p className="mt-5 text-center text-muted">
        New here?{" "}
        <Link href={withNext("/sign-up", next)} className="font-semibold text-primary-ink underline">
          Open an account
        </Link>
      </p>
    </>
  );
}

function JustDone({ said }: { said: string | undefined }) {
  if (!said) return null;
  return (
    <output className="mb-5 block">
      <Notice tone="ok">{said}</Notice>
    </output>
  );
}
