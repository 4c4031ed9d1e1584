import type { Metadata } from "next";
import { JoinByPasswordForm } from "@/components/identity/join-by-password-form";
import { JoinGoogleForm } from "@/components/identity/join-google-form";
import { LinkOutcome } from "@/components/identity/link-outcome";
import { ButtonLink } from "@/components/ui/button";
import { readGoogleLinkOwner } from "@/lib/identity";
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
      <JoinGoogleForm action={joinGoogle} token={token} />
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
  <LinkOutcome
    mark="over"
    title="This link is over"
    says="It has been used, or it is more than 30 minutes old. Sign in with Google again for a new one."
  >
    <ButtonLink href="/sign-in" wide>
      Sign in
    </ButtonLink>
  </LinkOutcome>
);
