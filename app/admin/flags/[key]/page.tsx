import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeFlagForm } from "@/components/admin/flags/change-flag-form";
import { FlagHistory } from "@/components/admin/flags/flag-history";
import { FlagState } from "@/components/admin/flags/flag-state";
import { KillForm } from "@/components/admin/flags/kill-form";
import { PageHeading } from "@/components/shell/page-heading";
import { ButtonLink } from "@/components/ui/button";
import { TitledCard } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { flagOf } from "@/lib/kernel/flags/flags";
import { newId } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { type FlagOverview, flagHistory, flagsForStaff } from "@/lib/settings";
import { newForm } from "@/lib/web/form-state";
import { requirePermission } from "../../require-permission";
import { change, kill } from "../actions";

export const metadata: Metadata = { title: "Feature flag" };

type Asked = Promise<{ done?: string | string[] }>;

const said = new Map([
  ["changed", "Changed."],
  ["asked", "Requested. It takes effect once a colleague approves it."],
  ["killed", "Switched off for everyone."],
]);

export default async function FlagPage({
  params,
  searchParams,
}: {
  params: Promise<{ key: string }>;
  searchParams: Asked;
}) {
  const viewer = await requirePermission("flag.kill", mayRead);
  const [{ key }, { done }] = await Promise.all([params, searchParams]);
  const [flags, history] = await Promise.all([flagsForStaff(viewer), flagHistory(viewer, key)]);
  const flag = flags.find((one) => one.key === key);
  if (!flag) notFound();
  const words = typeof done === "string" && said.get(done);
  return (
    <>
      <PageHeading title={flag.key} lead={`${flagOf(flag.key).says}.`} aside={<FlagState flag={flag} />} />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          {words && <Notice tone="ok">{words}</Notice>}
          {flag.requestId && <Waiting requestId={flag.requestId} />}
          <FlagHistory versions={history} now={flag.now} />
        </div>
        <div className="grid min-w-0 gap-5">
          {may(viewer, "flag.kill") && !flag.killedAt && (
            <TitledCard title="Switch off for everyone">
              <KillForm action={kill} initial={newForm(newId())} flag={flag.key} />
            </TitledCard>
          )}
          {may(viewer, "flag.change") && (
            <TitledCard title={flag.killedAt ? "Switch on again" : "Change"}>
              <ChangeFlagForm action={change} initial={newForm(newId(), typedOf(flag))} flag={flag} />
            </TitledCard>
          )}
        </div>
      </div>
    </>
  );
}

const Waiting = ({ requestId }: { requestId: string }) => (
  <Notice
    tone="wait"
    title="A change waits for approval"
    aside={
      <ButtonLink href={`/admin/approvals/${requestId}`} kind="quiet" size="small">
        View request
      </ButtonLink>
    }
  />
);

/** The form's texts for a flag as it is. */
const typedOf = ({ rollout, rules: { denied, allowed, roles, levels } }: FlagOverview) => ({
  percent: String(rollout / 100),
  denied: denied.join("\n"),
  allowed: allowed.join("\n"),
  ...Object.fromEntries(roles.map((role) => [`role.${role}`, "yes"])),
  ...Object.fromEntries(levels.map((level) => [`level.${level}`, "yes"])),
});
