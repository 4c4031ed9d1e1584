import type { Metadata } from "next";
import { JoinByPasswordForm } from "@/components/identity/join-by-password-form";
import { LinkForm } from "@/components/identity/link-form";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
import { readGoogleLinkOwner } from "@/lib/identity/sign-in";
import { joining } from "@/lib/web/joining/joining-google";
import { joinGoogle, joinGoogleByPassword } from "../google-actions";

type SearchParams = Promise<{ token?: string | string[] }>;

export const metadata: Metadata = { title: "Connect Google", robots: { index: false } };

/** Shown after Google if the address already has an account, and as the target of the emailed link. */
export default async function JoinGooglePage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  const email = token === undefined ? (await joining.read())?.email : undefined;
  if (email) return <ByPassword email={email} />;
  // Opening the link changes nothing, because mail scanners open links too.
  const owner = typeof token === "string" ? await readGoogleLinkOwner(token) : undefined;
  if (typeof token !== "string" || !owner) return <Over />;
  return (
    <LinkOutcome
      mark="ask"
      title="Connect Google to your account?"
      says={`Anyone who signs in to that Google account can sign in as ${owner.email}. Your password still works too.`}
    >
      <LinkForm action={joinGoogle} token={token} yes="Connect Google" otherwise="Wasn’t you?" />
    </LinkOutcome>
  );
}

const ByPassword = ({ email }: { email: string }) => (
  <LinkOutcome
    mark="ask"
    title="Is this your account?"
    says={`${email} already has an account. Enter its password to sign in with Google from now on.`}
  >
    <JoinByPasswordForm action={joinGoogleByPassword} email={email} />
  </LinkOutcome>
);

const Over = () => (
  <LinkOver
    after="30 minutes"
    advice="Sign in with Google again to get a new one."
    href="/sign-in"
    label="Sign in"
  />
);
