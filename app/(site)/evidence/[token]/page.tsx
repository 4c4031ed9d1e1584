import type { Metadata } from "next";
import { EvidenceLinkForm } from "@/components/disputes/evidence-link-form";
import { LinkOutcome } from "@/components/identity/link-outcome";
import { ButtonLink } from "@/components/ui/button";
import { linkOf } from "@/lib/disputes";
import { shortCode } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import { sendByLink } from "./actions";

type LinkPage = { params: Promise<{ token: string }> };

export const metadata: Metadata = {
  title: "Send a file",
  robots: { index: false },
  referrer: "no-referrer",
};

/** Where another party, such as a carrier, sends one file for a dispute, without an account. */
export default async function EvidenceLinkPage({ params }: LinkPage) {
  const { token } = await params;
  const link = await linkOf(token);
  if (link?.isUsed)
    return (
      <LinkOutcome
        mark="done"
        title="Your file was sent"
        says="Thank you. Both sides of the trade and our moderators see it. You can close this page."
      >
        <AboutAmana />
      </LinkOutcome>
    );
  if (!link?.isOpen)
    return (
      <LinkOutcome
        mark="over"
        title="This link doesn’t work any more"
        says="It takes one file, within 7 days. Ask the person who sent it for a new one."
      >
        <AboutAmana />
      </LinkOutcome>
    );
  return (
    <LinkOutcome
      mark="ask"
      title="Send a file about a delivery"
      says={`You were asked as ${link.label} about trade ${shortCode(link.tradeId)} on Amana, where a buyer and a seller disagree. Send a photo or a PDF, such as a waybill or a receipt. Both of them and our moderators see it. The link takes one file until ${formatDateTime(link.expiresAt)}.`}
    >
      <EvidenceLinkForm action={sendByLink} token={token} />
    </LinkOutcome>
  );
}

const AboutAmana = () => (
  <ButtonLink href="/" kind="quiet" wide>
    What Amana is
  </ButtonLink>
);
