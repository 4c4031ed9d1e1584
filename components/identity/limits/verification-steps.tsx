import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { formatPhone, type Viewer } from "@/lib/identity";

/** What is verified of a person, in the order in which levels ask for it. */
export function VerificationSteps({ viewer }: { viewer: Viewer }) {
  const { email, phone, emailProven, phoneProven, level } = viewer;
  const isIdentified = level !== "BASIC";
  return (
    <>
      <ul className="mt-4 divide-y divide-grid border-t border-grid">
        <Step term="Phone number" holds={phoneProven}>
          {phone ? formatPhone(phone) : "None yet"}
        </Step>
        <Step term="Email" holds={emailProven}>
          {email}
        </Step>
        <Step term="Identity" holds={isIdentified}>
          {isIdentified
            ? "We’ve checked your identity."
            : "Raises your limits. We’re not checking identities yet; once we do, you start here."}
        </Step>
      </ul>
      {!(emailProven && phoneProven) && (
        <ButtonLink href="/verify?next=/settings/verification" wide className="mt-4">
          Finish verification
        </ButtonLink>
      )}
    </>
  );
}

const Step = ({ term, holds, children }: { term: string; holds: boolean; children: ReactNode }) => (
  <li className="flex items-start justify-between gap-4 py-3">
    <span className="min-w-0">
      <span className="block font-medium">{term}</span>
      <span className="block text-sm wrap-anywhere text-muted">{children}</span>
    </span>
    <Badge tone={holds ? "ok" : "neutral"}>{holds ? "Verified" : "Not verified"}</Badge>
  </li>
);
