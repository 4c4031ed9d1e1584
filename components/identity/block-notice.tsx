import { Notice } from "@/components/ui/notice";
import type { Block } from "@/lib/identity";
import { formatDateTime } from "@/lib/kernel/time-format";

/** Why this browser's owner cannot sign in, and until when. */
export function BlockNotice({ block: { reason, until } }: { block: Block }) {
  return (
    <div className="mb-5">
      <Notice
        tone="danger"
        title={
          until
            ? `Your account is blocked until ${formatDateTime(until)}, Lagos time`
            : "Your account is blocked"
        }
      >
        {reason && <p>{reason}</p>}
        <p>Your money is safe and still yours.</p>
      </Notice>
    </div>
  );
}
