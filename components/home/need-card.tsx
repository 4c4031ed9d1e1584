import { uiOf } from "@/components/assets";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ShieldCheckIcon, WalletIcon } from "@/components/ui/icons";
import type { Need } from "./needs";
import { TimeLeft } from "./time-left";

/** One thing that waits for the viewer. Only the first of a page has the primary button. */
export function NeedCard({ need, isFirst, now }: { need: Need; isFirst: boolean; now: Date }) {
  const { title, text, clock, href, action } = need;
  return (
    <Card className="flex flex-col gap-x-5 gap-y-3 border-wait/40 bg-linear-to-r from-wait-soft to-surface to-60% p-4 sm:flex-row sm:items-center sm:p-5">
      <div className="flex min-w-0 flex-1 items-start gap-4 sm:items-center">
        <NeedMark about={need.about} />
        <div className="min-w-0">
          <h3 className="text-lg leading-snug">{title}</h3>
          <p className="mt-0.5 text-sm leading-relaxed text-muted">{text}</p>
        </div>
      </div>
      <div
        className={`flex shrink-0 flex-row-reverse items-center gap-4 sm:flex-row ${clock ? "justify-between" : "justify-end"}`}
      >
        {clock && (
          <p className="text-right text-sm text-wait">
            <TimeLeft {...clock} now={now} className="block text-lg" />
            {!clock.isStopped && clock.says}
          </p>
        )}
        <ButtonLink href={href} kind={isFirst ? "primary" : "quiet"} size="small">
          {action}
        </ButtonLink>
      </div>
    </Card>
  );
}

function NeedMark({ about }: Pick<Need, "about">) {
  if (typeof about === "string") {
    const Icon = about === "account" ? ShieldCheckIcon : WalletIcon;
    return (
      <span className="grid size-11 shrink-0 place-items-center rounded-[13px] bg-surface text-wait">
        <Icon size={22} />
      </span>
    );
  }
  const { Mark } = uiOf(about.kind);
  return <Mark terms={about.terms} />;
}
