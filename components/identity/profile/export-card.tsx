import { ButtonLink } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";

/** The data export; requires reauthentication. */
export function ExportCard({ isFresh }: { isFresh: boolean }) {
  return (
    <TitledCard title="Your data">
      <p className="mb-4 text-muted">
        Your profile, sign-ins, trades, messages and wallet statement in one file (JSON).
        {!isFresh && " It contains personal information, so confirm it’s you first."}
      </p>
      {isFresh ? (
        <a href="/api/v1/me/export" download className={buttonClass({ kind: "quiet", size: "small" })}>
          Download my data
        </a>
      ) : (
        <ButtonLink href="/confirm?next=/settings/data" kind="quiet" size="small">
          Confirm it’s you
        </ButtonLink>
      )}
    </TitledCard>
  );
}
