import Link from "next/link";
import type { ReactNode } from "react";
import { keyClass } from "@/components/admin/workplace/place-list";
import { ChevronDownIcon } from "@/components/ui/icons";
import { newId } from "@/lib/kernel/ids";
import { formatClock } from "@/lib/kernel/time-format";
import { type Colleague, pageOfCase, queueRule, type WaitingCase } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";
import { CaseNote } from "./case-note";
import { CaseTimeLeft, holderOf, subjectOf } from "./cases-table";
import { ClaimForm } from "./claim-form";
import { ReassignForm } from "./reassign-form";
import { ReleaseForm } from "./release-form";
import { codeOf } from "./words";

type CaseHeadProps = {
  one: WaitingCase;
  viewerId: string;
  now: Date;
  /** Those to whom the viewer could give it. */
  colleagues: Colleague[];
  /** Whether the viewer writes notes about people. */
  mayNote: boolean;
  actions: Record<"claim" | "release" | "reassign" | "note", FormAction>;
};

const actClass =
  "inline-flex min-h-8 cursor-pointer items-center gap-2 rounded-field border border-edge bg-surface px-3 font-semibold hover:bg-ground max-lg:min-h-11";

/** Above an open case: who has it, how much time is left, what happens when it is late, and the way to a note and a colleague. */
export function CaseHead({ one, viewerId, now, colleagues, mayNote, actions }: CaseHeadProps) {
  const { assignment, claim, kind, id, mayTake, mayGive } = one;
  const about = { kind, subjectId: id };
  const isFree = kind === "listing" ? claim === null : assignment === null;
  const canRelease = assignment && (assignment.staffId === viewerId || mayGive);
  return (
    <section
      aria-label="Case"
      className="mb-4 grid gap-2 rounded-box border border-line bg-surface px-4 py-2.5 text-sm lg:text-[0.8125rem]"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p>
          {claim ? "Claimed by" : "Assigned to"} <b>{holderOf(one, viewerId)}</b>
          {claim && <span className="text-muted"> until {formatClock(claim.until)}</span>}
        </p>
        <CaseTimeLeft one={one} now={now} />
        <p className="text-muted">If late: {lowered(queueRule(kind).late)}</p>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          {isFree && mayTake && (
            <ClaimForm
              kind={kind}
              subjectId={subjectOf(one)}
              action={actions.claim}
              formKey={newId()}
              name={codeOf(one)}
              className={actClass}
            />
          )}
          {canRelease && (
            <ReleaseForm
              key={assignment.id}
              action={actions.release}
              formKey={newId()}
              assignmentId={assignment.id}
              className={actClass}
            />
          )}
          <Link href={pageOfCase(one)} prefetch={false} className={actClass}>
            Own page
          </Link>
        </div>
      </div>
      <div className="flex flex-wrap gap-x-6">
        {mayNote && one.personId && (
          <Disclosure summary="Write a note" hint="n">
            <CaseNote key={id} action={actions.note} formKey={newId()} people={peopleOf(one)} />
          </Disclosure>
        )}
        {mayGive && colleagues.length > 0 && (
          <Disclosure summary="Give it to a colleague">
            <ReassignForm
              key={assignment?.id ?? id}
              {...about}
              action={actions.reassign}
              formKey={newId()}
              colleagues={colleagues.map((colleague) => ({
                value: colleague.id,
                label: labelOf(colleague, viewerId),
              }))}
            />
          </Disclosure>
        )}
      </div>
    </section>
  );
}

const lowered = (sentence: string) => sentence.replace(/^./, (first) => first.toLowerCase());

const labelOf = ({ id, name, cases }: Colleague, viewerId: string) =>
  `${id === viewerId ? "Myself" : name} (${cases === 1 ? "1 case" : `${String(cases)} cases`})`;

const peopleOf = ({ kind, personId, personName, otherId, otherName }: WaitingCase) => [
  ...(personId ? [{ value: personId, label: personName ?? "" }] : []),
  ...(otherId && kind !== "approvals" ? [{ value: otherId, label: otherName ?? "" }] : []),
];

type DisclosureProps = { summary: string; hint?: string; children: ReactNode };

const Disclosure = ({ summary, hint, children }: DisclosureProps) => (
  <details className="group open:basis-full">
    <summary
      data-key={hint}
      className="inline-flex min-h-8 cursor-pointer items-center gap-1.5 rounded-field font-semibold max-lg:min-h-11"
    >
      {summary}
      {hint && (
        <kbd aria-hidden className={`max-lg:hidden ${keyClass}`}>
          {hint}
        </kbd>
      )}
      <ChevronDownIcon size={14} className="text-muted transition-transform group-open:rotate-180" />
    </summary>
    <div className="py-2">{children}</div>
  </details>
);
