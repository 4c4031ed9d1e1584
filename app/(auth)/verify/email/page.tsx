import type { Metadata } from "next";
import { LinkForm } from "@/components/identity/link-form";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
import { ButtonLink } from "@/components/ui/button";
import { isLinkGood } from "@/lib/identity";
import { getViewer } from "@/lib/web/session";
import { proveMyAddress } from "../actions";

type SearchParams = Promise<{ token?: string | string[]; proven?: string | string[] }>;

export const metadata: Metadata = { title: "Verify your email", robots: { index: false } };

/** The target of the emailed link. Opening it changes nothing, because mail scanners open links too. */
export default async function EmailLinkPage({ searchParams }: { searchParams: SearchParams }) {
  const { token, proven } = await searchParams;
  const viewer = await getViewer();
  if (proven === "yes") return <Proven isSignedIn={viewer !== null} />;
  if (typeof token === "string" && (await isLinkGood({ token }))) {
    return (
      <LinkOutcome
        mark="ask"
        title="Verify your email address"
        says="Confirm that this email address is yours."
      >
        <LinkForm
          action={proveMyAddress}
          token={token}
          yes="Verify email"
          otherwise="Didn’t sign up for Amana?"
        />
      </LinkOutcome>
    );
  }
  if (viewer?.emailProven) return <Proven isSignedIn />;
  return (
    <LinkOver
      after="24 hours"
      advice="Request a new one. It only takes a moment."
      href="/verify"
      label="Request a new link"
    />
  );
}

function Proven({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <LinkOutcome
      mark="done"
      title="Your email is verified"
      says={isSignedIn ? "You can close this page, or continue to Amana." : "Sign in to continue."}
    >
      <ButtonLink href={isSignedIn ? "/verify" : "/sign-in?next=/verify"} wide>
        {isSignedIn ? "Continue" : "Sign in"}
      </ButtonLink>
    </LinkOutcome>
  );
}
