import type { Metadata } from "next";
import { JoinByPasswordForm } from "@/components/identity/join-by-password-form";
import { LinkForm } from "@/components/identity/link-form";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
import { readGoogleLinkOwner } from "@/lib/identity/sign-in";
import { joining } from "@/lib/web/joining-google";
import { joinGoogle, joinGoogleByPassword } from "../google-actions";

type SearchParams = Promise<{ token?: string | string[] }>;

export const metadata: Metadata = { title: "Join Google", robots: { index: false } };

/** Where Google leads whose address has an account already, and where the link leads that was mailed to it. */
export default async function JoinGooglePage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  const email = token === undefined ? (await joining.read())?.email : undefined;
  if (email) return <ByPassword email={email} />;
  // Opening the link changes nothing: programs that look into mails do that too.
  const owner = typeof token === "string" ? await readGoogleLinkOwner(token) : undefined;
  if (typeof token !== "string" || !owner) return <Over />;
  return (
    <LinkOutcome
      mark="ask"
      title="Join Google to your account?"
      says={`Whoever signs in to that Google account will open the account of ${owner.email}. Your password goes on to work.`}
    >
      <LinkForm action={joinGoogle} token={token} yes="Yes, join Google" otherwise="It was not you?" />
    </LinkOutcome>
  );
}

const ByPassword = ({ email }: { email: string }) => (
  <LinkOutcome
    mark="ask"
    title="Is this account yours?"
    says={`There is an account of ${email} already. Type its password, and from now on Google opens it too.`}
  >
    <JoinByPasswordForm action={joinGoogleByPassword} email={email} />
  </LinkOutcome>
);

const Over = () => (
  <LinkOver
    after="30 minutes"
    advice="Sign in with Google again for a new one."
    href="/sign-in"
    label="Sign in"
  />
);
