import Link from "next/link";
import { notFound } from "next/navigation";
import { PersonCard } from "@/components/admin/staff/person-card";
import { Column, SubjectPage } from "@/components/admin/subject-page";
import { AnswerForm } from "@/components/admin/support/answer-form";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { CloseForm } from "@/components/support/close-form";
import { Messages } from "@/components/support/messages";
import { SupportBadge } from "@/components/support/state-badge";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { restrictionsForStaff } from "@/lib/identity";
import { keyFor } from "@/lib/kernel/ids";
import { mayRead } from "@/lib/kernel/permissions";
import { type StaffConversation, supportCaseFor, supportTemplates } from "@/lib/support";
import { subjectStaffPage, subjectTitle } from "@/lib/support/words";
import { firstName } from "@/lib/trades/naming";
import { newForm } from "@/lib/web/form-state";
import type { Viewer } from "@/lib/web/session";
import { requirePermission } from "../../require-permission";
import { answer, end } from "./actions";

/** A conversation as staff see it, in a page of its own and beside its queue. */
export async function SupportCase({ caseId }: { caseId: string }) {
  const viewer = await requirePermission("support.answer", mayRead);
  const found = await supportCaseFor(viewer, caseId);
  if (!found) notFound();
  const { person, subject, state } = found;
  const page = subjectStaffPage(subject);
  const restrictions = mayRead(viewer, "person.read") ? await restrictionsForStaff(person.id) : [];
  return (
    <SubjectPage kind="Conversation" subject={found} badge={<SupportBadge state={state} to="staff" />}>
      <Column>
        <TitledCard title={subjectTitle(subject)}>
          <Messages messages={found.messages} person={person.name} />
          {state !== "CLOSED" && found.mayAnswer && <Answering found={found} viewer={viewer} />}
        </TitledCard>
        {found.isGood !== null && (
          <Notice tone={found.isGood ? "ok" : "danger"} title={found.isGood ? "It helped" : "It didn’t help"}>
            {found.ratingWords && <span className="wrap-anywhere">“{found.ratingWords}”</span>}
          </Notice>
        )}
      </Column>
      <Column>
        <PersonCard person={person} restrictions={restrictions}>
          {page && (
            <p className="mt-1">
              <Link href={page} className={tradeLinkClass}>
                Open what it’s about
              </Link>
            </p>
          )}
        </PersonCard>
      </Column>
    </SubjectPage>
  );
}

async function Answering({ found, viewer }: { found: StaffConversation; viewer: Viewer }) {
  const { id, version, person, state, takenBy } = found;
  if (takenBy)
    return <p className="mt-6 text-muted">{takenBy} has this conversation. Take it over to answer.</p>;
  const templates = await supportTemplates(viewer);
  const name = firstName(person.name);
  return (
    <div className="mt-6 grid gap-4 border-t border-line pt-5">
      <AnswerForm
        key={String(version)}
        action={answer}
        initial={newForm(keyFor("support-answer", viewer.id, id, version))}
        caseId={id}
        templates={templates.map(({ id: key, title, body }) => ({
          id: key,
          title,
          body: body.replaceAll("{name}", name),
        }))}
      />
      {state === "ANSWERED" && (
        <CloseForm
          action={end}
          initial={newForm(keyFor("support-end", viewer.id, id, version))}
          caseId={id}
          label="Close the conversation"
        />
      )}
    </div>
  );
}
