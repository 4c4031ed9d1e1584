import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BlockNotice } from "@/components/identity/block-notice";
import { PasskeyAutofill } from "@/components/identity/factors/factor-passkey-autofill";
import { PasskeyForm } from "@/components/identity/factors/factor-passkey-form";
import { GoogleButton } from "@/components/identity/google-button";
import { SignInForm } from "@/components/identity/sign-in-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { getFlags } from "@/lib/web/flags";
import { hasGoogle } from "@/lib/web/joining/google";
import { getBlock, getViewer } from "@/lib/web/session";
import { afterSignIn, withNext } from "@/lib/web/sign-in";
import { signInWithPasskey, signInWithPassword } from "./actions";
import { goToGoogle } from "./google-actions";

type SearchParams = Promise<Partial<Record<"next" | "by" | "said", string | string[]>>>;

/** Confirmations of the previous page's action. */
const words = new Map([
  [
    "google_joined",
    "Google is connected. Sign in with Google or your password. For your safety, withdrawals are held for 24 hours.",
  ],
  ["opened", "Your account is ready. Sign in with the password you just chose."],
  [
    "reset",
    "Your password has been changed and you’ve been signed out everywhere. Sign in with your new password. For your safety, withdrawals are held for 24 hours.",
  ],
]);

/** Why the sign-in with Google failed. */
const problems = new Map<string, string>([
  [
    "google_unproven",
    "Google hasn’t verified your email address. Verify it with Google, or sign up with a password.",
  ],
  ["google_taken", "This account is already connected to another Google account."],
  ["switched_off", "Sign-in with Google isn’t available right now. Sign in another way."],
  ["too_many_requests", "Too many attempts. Wait a few minutes and try again."],
  ["blocked", "Your account is blocked. Sign in with your password to see why."],
]);

export const metadata: Metadata = {
  title: "Sign in",
  description: "Sign in to Amana to trade and manage your money.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, by, said } = await searchParams;
  if (await getViewer()) redirect(await afterSignIn(next));
  const [block, flags] = await Promise.all([getBlock(), getFlags()]);
  const passkey = {
    action: signInWithPasskey,
    ask: "/auth/passkey/ask",
    next: typeof next === "string" ? next : "",
  };
  return (
    <>
      <PageHeading title="Welcome back" lead="Sign in to trade and manage your money." />
      <Said said={said} />
      {block && <BlockNotice block={block} />}
      <Card className="p-5 sm:p-6">
        <SignInForm
          action={signInWithPassword}
          by={by === "phone" ? "phone" : "email"}
          otherWay={withNext(by === "phone" ? "/sign-in" : "/sign-in?by=phone", next)}
          next={passkey.next}
        />
        <div className="mt-3 flex flex-col gap-3">
          {flags["sign_in.code"] && (
            <ButtonLink href={withNext("/sign-in/code", next)} kind="quiet" wide>
              Sign in with a code by text
            </ButtonLink>
          )}
          <PasskeyForm {...passkey} kind="quiet" wide>
            Sign in with a passkey
          </PasskeyForm>
          <PasskeyAutofill {...passkey} />
        </div>
        {hasGoogle() && flags["sign_in.google"] && (
          <GoogleButton action={goToGoogle} next={passkey.next}>
            Sign in with Google
          </GoogleButton>
        )}
      </Card>
      <p className="mt-5 text-center text-muted">
        New here?{" "}
        <Link href={withNext("/sign-up", next)} className="font-semibold text-primary-ink underline">
          Create an account
        </Link>
      </p>
    </>
  );
}

/** `output` announces a success; a problem is only shown. */
function Said({ said }: { said: string | string[] | undefined }) {
  const done = typeof said === "string" && words.get(said);
  const problem = typeof said === "string" && problems.get(said);
  if (!done && !problem) return null;
  const Frame = done ? "output" : "div";
  return (
    <Frame className="mb-5 block">
      <Notice tone={done ? "ok" : "wait"}>{done || problem}</Notice>
    </Frame>
  );
}
