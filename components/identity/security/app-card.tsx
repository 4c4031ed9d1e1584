"use client";
import { ActionForm } from "@/components/form/action-form";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormAction } from "@/lib/web/form-state";
import { SureForm } from "./sure-form";

type AppCardProps = {
  /** When it was set up; null without one. */
  since: Date | null;
  now: Date;
  begin: FormAction;
  remove: FormAction;
};

/** The authenticator app: set up, or not yet. */
export function AppCard({ since, now, begin, remove }: AppCardProps) {
  return (
    <TitledCard
      title="Authenticator app"
      aside={<Badge tone={since ? "ok" : "neutral"}>{since ? "On" : "Not set up"}</Badge>}
    >
      <p className="mb-4 text-muted">
        {since ? (
          <>
            Set up <RelativeTime at={since} now={now} />. We’ll ask for its code when you sign in and before
            anything that moves your money.
          </>
        ) : (
          "An app on your phone shows a 6-digit code that changes every 30 seconds. Once it’s set up, your password alone won’t be enough to sign in."
        )}
      </p>
      {since ? (
        <SureForm action={remove} label="Remove app" yes="Yes, remove it" pending="Removing">
          Its codes will stop working immediately.
        </SureForm>
      ) : (
        <BeginForm begin={begin} />
      )}
    </TitledCard>
  );
}

const BeginForm = ({ begin }: { begin: FormAction }) => (
  <ActionForm action={begin} className="flex flex-col gap-4">
    {() => (
      <SubmitButton kind="quiet" wide pendingLabel="One moment…">
        Set up an app
      </SubmitButton>
    )}
  </ActionForm>
);
