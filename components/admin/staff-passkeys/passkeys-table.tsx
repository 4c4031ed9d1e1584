import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import type { StaffPasskey } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { SignedForm } from "./signed-form";

type PasskeysTableProps = {
  caption: string;
  passkeys: readonly StaffPasskey[];
  viewerId: string;
  now: Date;
  vouch: FormAction;
  /** Ends one; absent for colleagues’. */
  end?: FormAction;
};

/** Staff passkeys, with who signed for each, and what the viewer can do about it. */
export const PasskeysTable = ({ caption, passkeys, ...rest }: PasskeysTableProps) => (
  <StaffTable caption={caption} rows={[...passkeys]} keyOf={({ id }) => id} columns={columnsFor(rest)} />
);

const states = {
  OFFERED: { tone: "wait", says: "waiting" },
  ENROLLED: { tone: "ok", says: "signs approvals" },
  ENDED: { tone: "danger", says: "ended" },
} as const;

const columnsFor = ({
  viewerId,
  now,
  vouch,
  end,
}: Omit<PasskeysTableProps, "caption" | "passkeys">): Column<StaffPasskey>[] => [
  {
    title: "Passkey",
    cell: ({ name, userId, userName }) => (
      <span className="font-semibold wrap-anywhere">
        {userId === viewerId ? name : `${userName}, ${name}`}
      </span>
    ),
  },
  { title: "Fingerprint", cell: ({ fingerprint }) => <span className="fig">{fingerprint}</span> },
  {
    title: "Signed for by",
    cell: ({ vouchers, isRoot }) => (isRoot ? "Enrolled on the server" : vouchers.join(", ") || "nobody yet"),
  },
  {
    title: "State",
    cell: ({ state, createdAt, enrolledAt, endedAt }) => (
      <span className="inline-flex flex-wrap items-center gap-2 max-md:justify-end">
        <Badge tone={states[state].tone}>{states[state].says}</Badge>
        <RelativeTime at={endedAt ?? enrolledAt ?? createdAt} now={now} className="text-muted" />
      </span>
    ),
  },
  {
    title: "Actions",
    cell: (passkey) => (
      <div className="grid gap-2">
        {passkey.canVouch && <Vouch passkey={passkey} viewerId={viewerId} action={vouch} />}
        {end && passkey.state !== "ENDED" && (
          <DecisionForm
            action={end}
            formKey={keyFor("end-staff-passkey", viewerId, passkey.id)}
            about={{ id: passkey.id }}
            label="End"
            pending="Ending"
            kind="danger"
            says="It signs nothing any more, for good. What it has signed stays approved."
          />
        )}
      </div>
    ),
  },
];

type VouchProps = { passkey: StaffPasskey; viewerId: string; action: FormAction };

const Vouch = ({ passkey: { id, fingerprint, userId, userName }, viewerId, action }: VouchProps) => (
  <SignedForm
    action={action}
    formKey={keyFor("vouch", viewerId, id)}
    about={{ id }}
    ask={{ path: `/admin/staff-passkeys/${id}/ask`, input: {} }}
    label="Sign for it"
    pending="Signing"
    says={
      userId === viewerId
        ? "Confirm with a staff passkey that you already have."
        : `Ask ${userName} for their fingerprint first, by phone or in person: ${fingerprint}.`
    }
    kind="quiet"
  />
);
