import type { Metadata } from "next";
import { EmailLinkForm } from "@/components/identity/email-link-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { isLinkGood } from "@/lib/identity";
import { getViewer } from "@/lib/web/session";
import { proveMyAddress } from "../actions";

type SearchParams = Promise<{ token?: string | string[]; proven?: string | string[] }>;

export const metadata: Metadata = { title: "Prove your email", robots: { index: false } };

/** Where the mailed link leads. Opening it changes nothing: programs that look into mails do that too. */
export default async function EmailLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, proven } = await searchParams;
  const viewer = await getViewer();
  if (proven === "yes") return <Proven isSignedIn={viewer !== null} />;
  if (typeof token === "string" && (await isLinkGood({ token }))) {
    return (
      <>
        <PageHeading
          title="Is this your address?"
          lead="Press the button, and your email address is proven."
        />
        <Card className="p-5 sm:p-6">
          <EmailLinkForm action={proveMyAddress} token={token} />
        </Card>
      </>
    );
  }
  if (viewer?.emailProven) return <Proven isSignedIn />;
  return (
    <>
      <PageHeading title="This link is over" />
      <Notice tone="wait">
        It has been used, or it is more than 24 hours old. Ask for a new one; it takes a moment.
      </Notice>
      <ButtonLink href="/verify" wide className="mt-5">
        Ask for a new link
      </ButtonLink>
    </>
  );
}

function Proven({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <>
      <PageHeading title="Your address is proven" />
      <Notice tone="ok">
        {isSignedIn ? "One thing less to do." : "Sign in with your password to go on."}
      </Notice>
      <ButtonLink href={isSignedIn ? "/verify" : "/sign-in?next=/verify"} wide className="mt-5">
        {isSignedIn ? "Continue" : "Sign in"}
      </ButtonLink>
    </>
  );
}
