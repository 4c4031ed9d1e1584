import { tryAddress } from "@/app/(market)/settings/notifications/actions";
import { Notice } from "@/components/ui/notice";
import { unreachableAddress } from "@/lib/notifications";
import { TryAgainForm } from "./try-again-form";

/** Above a page, if the viewer's address has bounced. */
export async function UnreachableNotice({ userId }: { userId: string }) {
  const address = await unreachableAddress(userId);
  if (!address) return null;
  return (
    <div className="mb-4">
      <Notice
        tone="danger"
        title={
          <>
            We can’t reach <span className="[overflow-wrap:anywhere]">{address}</span>
          </>
        }
        aside={
          <div className="text-base">
            <TryAgainForm action={tryAddress} />
          </div>
        }
      >
        Our email came back: there is no such mailbox, or it takes nothing. Once it does, try again and we
        send a test. Until then look here and in your texts. To change the address, write to support.
      </Notice>
    </div>
  );
}
