import type { Viewer } from "@/lib/identity";
import type { FormDeed } from "./form-deed";
import { MailLinkForm } from "./mail-link-form";
import { ProofCard } from "./proof-card";

/** What to do about the address: open the mailed link, or have another sent. */
export function EmailProof({ viewer, resend }: { viewer: Viewer; resend: FormDeed }) {
  return (
    <ProofCard title="Your email" subject={viewer.email} proven={viewer.emailProven}>
      <p className="text-muted">
        We have mailed you a link. Open it on any phone or computer; look among the spam too. It works once,
        within 24 hours.
      </p>
      <MailLinkForm action={resend} />
    </ProofCard>
  );
}
