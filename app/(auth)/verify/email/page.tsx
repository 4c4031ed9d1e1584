import type { Metadata } from "next";
import { EmailLinkForm } from "@/components/identity/email-link-form";
import { LinkOutcome } from "@/components/identity/link-outcome";
import { ButtonLink } from "@/components/ui/button";
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
      <LinkOutcome
        mark="ask"
        title="Is this your address?"
        says="Press the button, and your email address is proven."
      >
        <EmailLinkForm action={proveMyAddress} token={token} />
      </LinkOutcome>
    );
  }
  if (viewer?.emailProven) return <Proven isSignedIn />;
  return (
    <LinkOutcome
      mark="over"
      title="This link is over"
      says="It has been used, or it is more than 24 hours old. Ask for a new one; it takes a moment."
    >
      <ButtonLink href="/verify" wide>
        Ask for a new link
      </ButtonLink>
    </LinkOutcome>
  );
}

function Proven({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <LinkOutcome
      mark="done"
      title="Your address is proven"
      says={isSignedIn ? "One thing less to do." : "Sign in with your password to go on."}
    >
      <ButtonLink href={isSignedIn ? "/verify" : "/sign-in?next=/verify"} wide>
        {isSignedIn ? "Continue" : "Sign in"}
      </ButtonLink>
    </LinkOutcome>
  );
}
