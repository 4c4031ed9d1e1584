import type { Metadata } from "next";
import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { PasskeysTable } from "@/components/admin/staff-passkeys/passkeys-table";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { keyFor } from "@/lib/kernel/ids";
import { type OtherPasskey, staffPasskeysFor } from "@/lib/staff";
import { requireStaff } from "../require-staff";
import { end, offer, vouch } from "./actions";

export const metadata: Metadata = { title: "Staff passkeys" };

export default async function StaffPasskeysPage() {
  const viewer = await requireStaff();
  const { own, waiting, others, now } = await staffPasskeysFor(viewer);
  const about = { viewerId: viewer.id, now, vouch };
  return (
    <>
      <PageHeading
        title="Staff passkeys"
        lead="You sign what you approve with a staff passkey. From 14 days after you got your role, nothing is approved without one."
      />
      <div className="grid gap-8">
        {own.some(({ state }) => state === "OFFERED") && (
          <Notice tone="wait" title="Waiting for signatures">
            {own.some(({ state }) => state === "ENROLLED")
              ? "Sign for it with the staff passkey that you have, on the device that has it."
              : "Read its fingerprint out to two administrators, by phone or in person. They sign for it here."}
          </Notice>
        )}
        {own.length > 0 ? (
          <PasskeysTable caption="Yours" passkeys={own} end={end} {...about} />
        ) : (
          <EmptyState title="You have no staff passkey yet">
            Offer one of your passkeys below. Two administrators sign for your first one, and you for the
            next.
          </EmptyState>
        )}
        {waiting.length > 0 && (
          <PasskeysTable
            caption="Colleagues’, waiting for two administrators"
            passkeys={waiting}
            {...about}
          />
        )}
        <TitledCard title="Your other passkeys">
          {others.length > 0 ? (
            <ul className="divide-y divide-line">
              {others.map((passkey) => (
                <OtherPasskeyLine key={passkey.id} passkey={passkey} viewerId={viewer.id} />
              ))}
            </ul>
          ) : (
            <div className="grid gap-4">
              <p className="text-muted">None that isn’t listed above.</p>
              <ButtonLink href="/settings/security" kind="quiet" className="sm:justify-self-start">
                Add a passkey
              </ButtonLink>
            </div>
          )}
        </TitledCard>
      </div>
    </>
  );
}

const OtherPasskeyLine = ({
  passkey: { id, name },
  viewerId,
}: {
  passkey: OtherPasskey;
  viewerId: string;
}) => (
  <li className="flex flex-wrap items-center justify-between gap-3 py-3">
    <span className="font-medium wrap-anywhere">{name}</span>
    <AgreeForm
      action={offer}
      formKey={keyFor("offer-staff-passkey", viewerId, id)}
      about={{ passkeyId: id }}
      label="Use for approvals"
      pending="Offering"
      kind="quiet"
    />
  </li>
);
