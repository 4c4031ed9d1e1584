import type { ReactNode } from "react";
import { CircleCheckIcon, HourglassIcon, type IconProps, InfoIcon, TriangleAlertIcon } from "./icons";

type NoticeTone = "info" | "wait" | "danger" | "ok";

const looks: Record<NoticeTone, { band: string; Icon: (props: IconProps) => ReactNode }> = {
  info: { band: "bg-info-soft text-info", Icon: InfoIcon },
  wait: { band: "bg-wait-soft text-wait", Icon: HourglassIcon },
  danger: { band: "bg-danger-soft text-danger", Icon: TriangleAlertIcon },
  ok: { band: "bg-primary-soft text-primary-ink", Icon: CircleCheckIcon },
};

type NoticeProps = {
  tone?: NoticeTone;
  title?: ReactNode;
  /** Content at the right, such as a countdown; below the text on a phone. */
  aside?: ReactNode;
  /** Only for what appears after an action: `alert` interrupts a screen reader, `status` waits its turn. */
  role?: "alert" | "status";
  children?: ReactNode;
};

/** A notice with a title and a sentence. */
export function Notice({ tone = "info", title, aside, role, children }: NoticeProps) {
  const { band, Icon } = looks[tone];
  return (
    <div role={role} className={`flex gap-3 rounded-inset p-4 ${band}`}>
      <Icon size={22} className="mt-px" />
      <div className="flex min-w-0 flex-1 flex-col gap-x-4 gap-y-2 sm:flex-row sm:items-center sm:justify-between">
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          {children && <div className="text-sm leading-relaxed">{children}</div>}
        </div>
        {aside && <div className="shrink-0 text-xl">{aside}</div>}
      </div>
    </div>
  );
}
