import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PageHeading } from "@/components/shell/page-heading";
import { OpenForm } from "@/components/support/open-form";
import { TitledCard } from "@/components/ui/card";
import { newId } from "@/lib/kernel/ids";
import { askableSubject } from "@/lib/support";
import { isNamed, type SubjectKind, supportSubjects } from "@/lib/support/subjects";
import { subjectTitle } from "@/lib/support/words";
import { newForm } from "@/lib/web/form-state";
import { requireViewer } from "@/lib/web/session";
import { open } from "../actions";

export const metadata: Metadata = { title: "Write to support" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const kindOf = (asked: unknown) =>
  (Object.keys(supportSubjects) as SubjectKind[]).find((kind) => kind === asked && kind !== "block");

/** Begins a conversation, about what the page before showed; where one about it is open, that one goes on. */
export default async function NewCasePage({ searchParams }: Props) {
  const asked = await searchParams;
  const kind = kindOf(asked.about);
  const id = typeof asked.id === "string" ? asked.id : "";
  const query = kind ? `?${new URLSearchParams({ about: kind, ...(id && { id }) })}` : "";
  const viewer = await requireViewer(`/support/new${query}`);
  let title: string | undefined = kind && supportSubjects[kind];
  if (kind && isNamed(kind)) {
    const found = await askableSubject(viewer, kind, id);
    if (!found) notFound();
    if (found.openCaseId) redirect(`/support/${found.openCaseId}`);
    title = subjectTitle(found.subject);
  }
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeading title="Write to support" lead="A person on our team answers, usually within a day." />
      <TitledCard title={title ? `About: ${title}` : "What happened?"}>
        <OpenForm
          action={open}
          initial={newForm(newId())}
          {...(kind && { about: { about: kind, ...(isNamed(kind) && { subjectId: id }) } })}
        />
      </TitledCard>
    </div>
  );
}
