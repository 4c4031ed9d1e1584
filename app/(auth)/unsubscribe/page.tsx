import type { Metadata } from "next";
import Link from "next/link";
import { LinkOutcome } from "@/components/identity/link-outcome";
import { ResubscribeForm, UnsubscribeForm } from "@/components/notifications/unsubscribe-forms";
import { ButtonLink } from "@/components/ui/button";
import { unlessRefused } from "@/lib/kernel/refusal";
import { readUnsubscribe } from "@/lib/notifications";
import { resubscribe, unsubscribe } from "./actions";

type Given = string | string[] | undefined;
type SearchParams = Promise<{ token?: Given; off?: Given; again?: Given }>;

export const metadata: Metadata = { title: "Email", robots: { index: false }, referrer: "no-referrer" };

const list = new Intl.ListFormat("en-NG", { type: "conjunction" });

/** Where an email's unsubscribe link leads. Opening it changes nothing, because mail scanners open links too. */
export default async function UnsubscribePage({ searchParams }: { searchParams: SearchParams }) {
  const { token, off, again } = await searchParams;
  const about = typeof token === "string" ? await unlessRefused(readUnsubscribe(token)) : undefined;
  if (typeof token !== "string" || !about || about.names.length === 0)
    return (
      <LinkOutcome
        mark="over"
        title="This link isn’t complete"
        says="Open it from the email again, or choose in your settings."
      >
        <ButtonLink href="/settings/notifications" wide>
          Open your settings
        </ButtonLink>
      </LinkOutcome>
    );
  const names = list.format(about.names.map((name) => `“${name}”`));
  if (about.on.length > 0)
    return (
      <LinkOutcome
        mark={again === "yes" ? "done" : "ask"}
        title={again === "yes" ? "Email is on again" : "Stop this email?"}
        says={`You get email about ${names}. Your inbox on Amana has it either way.`}
      >
        <UnsubscribeForm action={unsubscribe} token={token} />
        <InSettings />
      </LinkOutcome>
    );
  return (
    <LinkOutcome
      mark="done"
      title="This email is off"
      says={`We don’t mail you about ${names} any more. What can’t be switched off, such as security, still comes.`}
    >
      {typeof off === "string" && off !== "" && (
        <ResubscribeForm action={resubscribe} token={token} topics={off} />
      )}
      <InSettings />
    </LinkOutcome>
  );
}

const InSettings = () => (
  <p className="text-sm text-muted">
    Everything else you can choose in{" "}
    <Link href="/settings/notifications" className="font-semibold underline">
      your settings
    </Link>
    .
  </p>
);
