import type { Metadata } from "next";
import { PageHeading } from "@/components/shell/page-heading";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { accessesTo, type OwnAccess } from "@/lib/audit";
import { staffRoles } from "@/lib/kernel/permissions";
import { formatDay } from "@/lib/kernel/time-format";
import { requireViewer } from "@/lib/web/session";

export const metadata: Metadata = { title: "Who looked at me" };

const lookedAt: Record<OwnAccess["what"], string> = {
  search: "found you in a search",
  person: "looked at your account",
  pages: "viewed your pages as you see them",
  email: "saw your email address",
  phone: "saw your phone number",
  bank_account: "saw the number of your bank account",
  support: "read what you wrote to support",
  sender_account: "saw the number of an account that sent you money",
  documents: "opened a receipt or invoice of yours",
};

/** Which of our staff looked at the viewer, by role. */
export default async function WhoLookedPage() {
  const looks = await accessesTo(await requireViewer());
  return (
    <>
      <PageHeading
        title="Who looked at me"
        lead="Each time our staff open your account, it’s on record here: in which role, on which day and why."
      />
      {looks.length === 0 ? (
        <EmptyState title="No one has looked at your account" />
      ) : (
        <Card className="px-5 py-2">
          <ul className="divide-y divide-line">
            {looks.map(({ id, roles, what, reason, at }) => (
              <li key={id} className="py-3">
                <p>
                  {roles.map((role) => staffRoles[role]).join(", ")} {lookedAt[what]}
                </p>
                <p className="text-sm text-muted wrap-anywhere">
                  {formatDay(at)}
                  {reason ? `: “${reason}”` : ""}
                </p>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
