import type { Metadata } from "next";
import { MailLinkForm } from "@/components/identity/mail-link-form";
import { PhoneProof } from "@/components/identity/phone-proof";
import { ProofCard } from "@/components/identity/proof-card";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Viewer } from "@/lib/identity";
import { readPhoneCodeSent } from "@/lib/identity";
import type { FormAction } from "@/lib/web/form-state";
import { ownPath } from "@/lib/web/paths";
import { requireViewer } from "@/lib/web/session";
import { mailMeALink, proveMyNumber, textMeACode } from "./actions";

type SearchParams = Promise<{ next?: string | string[] }>;

export const metadata: Metadata = { title: "Verify your email and phone" };

export default async function VerifyPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer();
  const next = ownPath((await searchParams).next, "/home");
  const missing = Number(!viewer.emailProven) + Number(!viewer.phoneProven);
  const sent = viewer.phoneProven ? undefined : await readPhoneCodeSent(viewer.id);
  return (
    <>
      <PageHeading
        title={missing === 0 ? "You’re all set" : "Verify your phone and email"}
        lead={
          missing === 0
            ? "You can now add money, buy and sell."
            : "Verify both to add money, buy and sell. Until then, you can look around."
        }
      />
      <div className="flex flex-col gap-4">
        <PhoneProof viewer={viewer} sent={sent} next={next} send={textMeACode} prove={proveMyNumber} />
        <EmailProof viewer={viewer} resend={mailMeALink} />
        {missing === 0 ? (
          <ButtonLink href={next} wide>
            Continue
          </ButtonLink>
        ) : (
          <Notice tone="info">
            {missing === 1 ? "1 step left." : "2 steps left."} You can leave this page and come back any time.
          </Notice>
        )}
      </div>
    </>
  );
}

/** Verify the email address: open the link, or request another. */
function EmailProof({ viewer, resend }: { viewer: Viewer; resend: FormAction }) {
  return (
    <ProofCard title="Your email" subject={viewer.email} proven={viewer.emailProven}>
      <p className="text-muted">
        We’ve emailed you a link. Open it on any device, and check your spam folder if you don’t see it. It
        works once, within 24 hours.
      </p>
      <MailLinkForm action={resend} />
    </ProofCard>
  );
}
