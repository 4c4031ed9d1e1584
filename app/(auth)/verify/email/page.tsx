import type { Metadata } from "next";
import { LinkForm } from "@/components/identity/link-form";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
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
        <LinkForm
          action={proveMyAddress}
          token={token}
          yes="Yes, this is my address"
          otherwise="You did not sign up at Amana?"
        />
      </LinkOutcome>
    );
  }
  if (viewer?.emailProven) return <Proven isSignedIn />;
  return (
    <LinkOver
      after="24 hours"
      advice="Ask for a new one; it takes a moment."
      href="/verify"
      label="Ask for a new link"
    />
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
