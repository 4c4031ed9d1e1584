import Link from "next/link";
import { Notice } from "@/components/ui/notice";

type RequestNoticeProps = {
  request: { id: string; creatorName: string; reason: string };
  /** What was requested: 'to pay this'. */
  what: string;
};

/** Says that a colleague has already requested it, and leads to the request. */
export const RequestNotice = ({ request, what }: RequestNoticeProps) => (
  <Notice tone="info" title={`${request.creatorName} requested approval ${what}`}>
    <p className="wrap-anywhere">{request.reason}</p>
    <Link href={`/admin/approvals/${request.id}`} className="mt-1 inline-block font-semibold underline">
      View request
    </Link>
  </Notice>
);
