import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { DeliveriesTable } from "@/components/admin/notifications/deliveries-table";
import { channelNames } from "@/components/admin/notifications/words";
import { PageHeading } from "@/components/shell/page-heading";
import { TitledCard } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { isUuid, keyFor } from "@/lib/kernel/ids";
import { may, mayRead } from "@/lib/kernel/permissions";
import { formatDateTime } from "@/lib/kernel/time-format";
import { type NoticeLife, noticeLife } from "@/lib/notifications";
import { resendableBy } from "@/lib/notifications/kinds";
import { requirePermission } from "../../require-permission";
import { resend } from "../actions";

export const metadata: Metadata = { title: "Notice" };

/** One notice and what became of it. */
export default async function NoticePage({ params }: { params: Promise<{ noticeId: string }> }) {
  const viewer = await requirePermission("delivery.read", mayRead);
  const { noticeId } = await params;
  const notice = isUuid(noticeId) ? await noticeLife(viewer, noticeId) : undefined;
  if (!notice) notFound();
  const { key, name, userId, deliveries, now } = notice;
  const left = resendableBy(key).filter(
    (channel) =>
      !deliveries.some((one) => one.channel === channel && (one.wasResent || one.state === "QUEUED")),
  );
  return (
    <>
      <PageHeading
        title={key}
        lead={
          name === null ? undefined : (
            <Link href={`/admin/people/${userId}?tab=notices`} className="underline">
              {name}
            </Link>
          )
        }
      />
      <div className="grid gap-5 lg:grid-cols-[1fr_24rem] lg:items-start">
        <div className="grid min-w-0 gap-5">
          {deliveries.length > 0 ? (
            <DeliveriesTable lines={deliveries} now={now} isOfOne />
          ) : (
            <EmptyState title="It stands in the inbox alone" />
          )}
        </div>
        <div className="grid min-w-0 gap-5">
          <Life notice={notice} />
          {may(viewer, "notice.resend", "d") && left.length > 0 && (
            <TitledCard title="Send it again">
              <div className="grid gap-3">
                {left.map((channel) => (
                  <DecisionForm
                    key={channel}
                    action={resend}
                    about={{ noticeId: notice.id, channel }}
                    formKey={keyFor("resend", viewer.id, `${notice.id}:${channel}`)}
                    label={`Send again by ${channelNames[channel].toLowerCase()}`}
                    pending="Sending"
                    says="It goes out at once in today’s words, though it was sent or read. Once for each channel."
                    reasonHint="Kept in the audit log."
                    codes="resend_notice"
                  />
                ))}
              </div>
            </TitledCard>
          )}
        </div>
      </div>
    </>
  );
}

const Life = ({ notice: { createdAt, seenAt, readAt, isUrgent } }: { notice: NoticeLife }) => (
  <TitledCard title="In their inbox">
    <dl className="grid grid-cols-[7rem_1fr] gap-y-2">
      <dt className="text-muted">Made</dt>
      <dd>{formatDateTime(createdAt)}</dd>
      <dt className="text-muted">Seen</dt>
      <dd>{seenAt ? formatDateTime(seenAt) : "not yet"}</dd>
      <dt className="text-muted">Read</dt>
      <dd>{readAt ? formatDateTime(readAt) : "not yet"}</dd>
      <dt className="text-muted">Urgent</dt>
      <dd>{isUrgent ? "yes: it passes quiet hours" : "no"}</dd>
    </dl>
  </TitledCard>
);
