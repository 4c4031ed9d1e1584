import type { Metadata } from "next";
import Link from "next/link";
import { DryRunResult } from "@/components/admin/listings/dry-run";
import { SettingInput } from "@/components/admin/staff/settings/setting-input";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { PageHeading } from "@/components/shell/page-heading";
import { buttonClass } from "@/components/ui/button-class";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { mayTryRules, tryRules } from "@/lib/catalog";
import { mayReadSettings } from "@/lib/kernel/approvals/setting-acts";
import { settingShapes, settingsToShow } from "@/lib/kernel/settings";
import { settingForms } from "@/lib/staff";
import { typedOf, valueOf } from "@/lib/staff/settings/typed";
import { requireStaffWho } from "../../require-permission";

export const metadata: Metadata = { title: "Rules of risk" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const form = {
  ...settingForms.listings,
  fields: settingForms.listings.fields.filter(({ at }) => at !== "reviewAll"),
};

/** Tries other words and weights against the last thousand listings. Changes nothing. */
export default async function RiskRulesPage({ searchParams }: Props) {
  const viewer = await requireStaffWho(mayTryRules);
  const { listings: now } = await settingsToShow();
  const asked = await searchParams;
  const typed = typedOf(form, now);
  const isTried = Object.keys(asked).length > 0;
  const given = isTried
    ? Object.fromEntries(form.fields.map(({ at }) => [at, typeof asked[at] === "string" ? asked[at] : ""]))
    : typed;
  const { value, problems } = valueOf(form, given);
  const read = settingShapes.listings.safeParse({ ...value, reviewAll: now.reviewAll });
  const run =
    read.success && Object.keys(problems).length === 0 ? await tryRules(viewer, now, read.data) : undefined;
  return (
    <>
      <PageHeading
        title="Rules of risk"
        lead="From 30 points on a moderator looks, from 70 on two approve. Nothing here changes a listing."
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] xl:items-start">
        <TitledCard title="Try other words and weights" className="p-4!">
          <form method="get" action="/admin/listings/rules" className="grid gap-4 sm:grid-cols-2">
            {form.fields.map((field) => (
              <div key={field.at} className={field.unit === "words" ? "sm:col-span-2" : ""}>
                <SettingInput
                  field={field}
                  name={field.at}
                  defaultValue={given[field.at] ?? ""}
                  {...(problems[field.at] && { error: problems[field.at] })}
                />
              </div>
            ))}
            <button type="submit" className={`${buttonClass()} sm:col-span-2 sm:justify-self-start`}>
              Try it on the last listings
            </button>
          </form>
          {mayReadSettings(viewer) && (
            <p className="mt-4">
              <Link href="/admin/settings/listings" className={tradeLinkClass}>
                Request the change
              </Link>
            </p>
          )}
        </TitledCard>
        {run ? (
          <DryRunResult run={run} />
        ) : (
          <Notice tone="danger" title="Not tried">
            Some of it can’t be read: {read.error?.issues[0]?.message ?? "see the fields."}
          </Notice>
        )}
      </div>
    </>
  );
}
