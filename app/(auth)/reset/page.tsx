import type { Metadata } from "next";
import { LinkOutcome, LinkOver } from "@/components/identity/link-outcome";
import { ResetForm } from "@/components/identity/reset-form";
import { readResetOwner } from "@/lib/identity";
import { chooseNewPassword } from "./actions";

type SearchParams = Promise<{ token?: string | string[] }>;

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };

/** The target of the emailed link. Opening it changes nothing, because mail scanners open links too. */
export default async function ResetPage({ searchParams }: { searchParams: SearchParams }) {
  const { token } = await searchParams;
  const owner = typeof token === "string" ? await readResetOwner(token) : undefined;
  if (typeof token !== "string" || !owner) return <Over />;
  return (
    <LinkOutcome
      mark="ask"
      title="Choose a new password"
      says={`For ${owner.email}’s account. You’ll be signed out everywhere and can sign in with your new password.`}
    >
      <ResetForm action={chooseNewPassword} token={token} email={owner.email} />
    </LinkOutcome>
  );
}

const Over = () => (
  <LinkOver
    after="30 minutes"
    advice="Request a new one. It only takes a moment."
    href="/forgot"
    label="Request a new link"
  />
);
