import { PausedCard } from "@/components/identity/security/paused-card";
import { pausedUntil } from "@/lib/identity/restrictions/restrictions";
import { newId } from "@/lib/kernel/ids";
import type { Viewer } from "@/lib/web/session";
import { resumeAccount } from "./brake-actions";

/** On every page that a pause by text bears on; nothing where there is none. */
export function Paused({ viewer, className = "" }: { viewer: Viewer | null; className?: string }) {
  const until = viewer && pausedUntil(viewer.restrictions);
  if (!until) return null;
  return (
    <div className={className}>
      <PausedCard until={until} formKey={newId()} resume={resumeAccount} />
    </div>
  );
}
