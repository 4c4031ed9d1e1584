import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { CodeForm } from "@/components/identity/code-form";
import { TextCodeForm } from "@/components/identity/text-code-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { formatPhone } from "@/lib/identity";
import { readTexted } from "@/lib/web/pending-sign-in";
import { getViewer } from "@/lib/web/session";
import { afterSignIn, withNext } from "@/lib/web/sign-in";
import { signInWithCode, textSignInCode } from "./actions";

type SearchParams = Promise<{ next?: string | string[] }>;

export const metadata: Metadata = {
  title: "Sign in with a code",
  description: "Sign in to Amana with a code that we text to your verified phone number.",
};

export default async function CodePage({ searchParams }: { searchParams: SearchParams }) {
  const { next } = await searchParams;
  if (await getViewer()) redirect(await afterSignIn(next));
  const texted = await readTexted();
  const own = typeof next === "string" ? next : "";
  const phone = texted ? formatPhone(texted.phone) : "";
  return (
    <>
      <PageHeading
        title={texted ? "Enter your code" : "Sign in with a code"}
        lead={
          texted
            ? `If an account has verified ${phone}, we’ve texted a code to it.`
            : "We’ll text a code to your verified phone number."
        }
      />
      <Card className="flex flex-col gap-4 p-5 sm:p-6">
        {texted && (
          <CodeForm
            key={texted.sentAt}
            action={signInWithCode}
            next={own}
            hint="It’s valid for 10 minutes. Never share it with anyone."
            button="Sign in"
            submitsItself
          />
        )}
        <TextCodeForm
          action={textSignInCode}
          phone={phone}
          next={own}
          {...(texted && { sentSecondsAgo: texted.sentSecondsAgo })}
        />
      </Card>
      <p className="mt-5 text-center text-muted">
        Rather use your password?{" "}
        <Link href={withNext("/sign-in", next)} className="font-semibold text-primary-ink underline">
          Sign in with it
        </Link>
      </p>
    </>
  );
}
