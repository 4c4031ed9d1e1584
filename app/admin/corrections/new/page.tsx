import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { CorrectionForm } from "@/components/admin/corrections/correction-form";
import { correctionNames, correctionSays } from "@/components/admin/corrections/words";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { Chip, ChipRow } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import { correctionActsOf, correctionStartFor, isCaseKind } from "@/lib/corrections";
import { isUuid, newId } from "@/lib/kernel/ids";
import { newForm } from "@/lib/web/form-state";
import { requireStaffWho } from "../../require-permission";
import { ask } from "./actions";

export const metadata: Metadata = { title: "Correct a wallet" };

type Asked = Partial<Record<"person" | "kind" | "case" | "act", string | string[]>>;

/** A credit, an adjustment or a payment from the insurance fund: prefilled by the page that leads here. */
export default async function NewCorrectionPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const viewer = await requireStaffWho((by) => correctionActsOf(by).length > 0);
  const asked = await searchParams;
  const start = await correctionStartFor(viewer, String(asked.person));
  if (!start) notFound();
  const acts = correctionActsOf(viewer);
  const chosen = acts.find((each) => each === asked.act) ?? acts[0];
  if (!chosen) notFound();
  const about =
    isCaseKind(asked.kind) && typeof asked.case === "string" && isUuid(asked.case)
      ? { kind: asked.kind, id: asked.case }
      : null;
  const place = (each: string) =>
    `/admin/corrections/new?${new URLSearchParams({ person: start.userId, act: each, ...(about && { kind: about.kind, case: about.id }) }).toString()}`;
  return (
    <>
      <PageHeading
        title="Correct a wallet"
        lead="Two people decide. You request it, and a colleague in finance approves it."
        aside={
          <Link href={`/admin/people/${start.userId}`} className="font-semibold underline">
            {start.name}
          </Link>
        }
      />
      <ChipRow label="What to request">
        {acts.map((each) => (
          <Chip key={each} href={place(each)} current={each === chosen}>
            {correctionNames[each]}
          </Chip>
        ))}
      </ChipRow>
      <div className="mt-5 max-w-3xl">
        {start.userId === viewer.id ? (
          <Notice tone="wait">This is your own wallet, so two colleagues have to decide.</Notice>
        ) : (
          <TitledCard title={correctionNames[chosen]}>
            <p className="mb-5 text-sm text-muted">{correctionSays[chosen]}</p>
            <CorrectionForm
              key={chosen}
              action={ask}
              initial={newForm(newId())}
              act={chosen}
              userId={start.userId}
              name={start.name}
              about={about}
              walletMinor={start.walletMinor.toString()}
              fundMinor={start.fundMinor.toString()}
              monthMinor={start.monthMinor.toString()}
            />
          </TitledCard>
        )}
      </div>
    </>
  );
}
