import type { Metadata } from "next";
import { JoinGoogleForm } from "@/components/identity/join-google-form";
import { LinkOutcome } from "@/components/identity/link-outcome";
import { ButtonLink } from "@/components/ui/button";
import { readGoogleLinkOwner } from "@/lib/identity";
import { joinGoogle } from "../google-actions";

type SearchParams = Promise<{ token?: string | string[] }>;

export const metadata: Metadata = { title: "Join Google", robots: { index: false } };

/** Where the mailed link leads. Opening it changes nothing: programs that look into mails do that too. */
export default async function JoinGooglePage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
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
