import type { Metadata } from "next";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
import { ResetForm } from "@/components/identity/reset-form";
import { readResetOwner } from "@/lib/identity";
import { chooseNewPassword } from "./actions";

type SearchParams = Promise<{ token?: string | string[] }>;

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

/** Where the mailed link leads. Opening it changes nothing: programs that look into mails do that too. */
export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  const owner = typeof token === "string" ? await readResetOwner(token) : undefined;
  if (typeof token !== "string" || !owner) return <Over />;
  return (
    <LinkOutcome
      mark="ask"
      title="Choose a new password"
      says={`For the account of ${owner.email}. You are signed out everywhere, and sign in with the new one.`}
    >
      <ResetForm action={chooseNewPassword} token={token} email={owner.email} />
    </LinkOutcome>
  );
}

const Over = () => (
  <LinkOver
    after="30 minutes"
    advice="Ask for a new one; it takes a moment."
    href="/forgot"
    label="Ask for a new link"
  />
);
