import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { BlockNotice } from "@/components/identity/block-notice";
import { SignInForm } from "@/components/identity/sign-in-form";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { afterEntering, withNext } from "@/lib/web/enter";
import { getBlock, getViewer } from "@/lib/web/session";
import { signInWithPassword } from "./actions";

type SearchParams = Promise<{ next?: string | string[]; by?: string | string[] }>;

export const metadata: Metadata = {
  title: "Sign in",
  description: "Sign in to Amana to trade, and to see where your money is.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, by } = await searchParams;
  if (await getViewer()) redirect(await afterEntering(next));
  const block = await getBlock();
  return (
    <>
      <PageHeading title="Welcome back" lead="Sign in to trade, and to see where your money is." />
      {block && <BlockNotice block={block} />}
      <Card className="p-5 sm:p-6">
        <SignInForm
          action={signInWithPassword}
          by={by === "phone" ? "phone" : "email"}
          otherWay={withNext(by === "phone" ? "/sign-in" : "/sign-in?by=phone", next)}
          next={typeof next === "string" ? next : ""}
        />
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
