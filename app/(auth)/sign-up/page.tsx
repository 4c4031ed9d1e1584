import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { GoogleButton } from "@/components/identity/google-button";
import { SignUpForm } from "@/components/identity/sign-up/form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { newId } from "@/lib/kernel/ids";
import { getFlags } from "@/lib/web/flags";
import { hasGoogle } from "@/lib/web/joining/google";
import { getViewer } from "@/lib/web/session";
import { afterSignIn, withNext } from "@/lib/web/sign-in";
import { goToGoogle } from "../sign-in/google-actions";
import { signUpAndEnter } from "./actions";

type SearchParams = Promise<{ next?: string | string[] }>;

export const metadata: Metadata = {
  title: "Create an account",
  description:
    "Create an Amana account with your name, email, phone number and a password. Then buy and sell airtime, with the money held in escrow.",
};

export default async function SignUpPage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await searchParams;
  if (await getViewer()) redirect(await afterSignIn(next));
  return (
    <>
      <PageHeading
        title="Create your account"
        lead="Trade with people you don’t know. The money stays in escrow until both sides are done."
      />
      <Card className="p-5 sm:p-6">
        <SignUpForm action={signUpAndEnter} formKey={newId()} next={typeof next === "string" ? next : ""} />
        {hasGoogle() && (await getFlags())["sign_in.google"] && (
          <GoogleButton action={goToGoogle} next={typeof next === "string" ? next : ""}>
            Sign up with Google
          </GoogleButton>
        )}
      </Card>
      <p className="mt-5 text-center text-muted">
        Already have an account?{" "}
        <Link href={withNext("/sign-in", next)} className="font-semibold text-primary-ink underline">
          Sign in
        </Link>
      </p>
    </>
  );
}
