import "server-only";
import { z } from "zod";
import { approvable } from "@/lib/kernel/approvals/approvable";
import { sql } from "@/lib/kernel/db";
import { keyFor } from "@/lib/kernel/ids";
import { typedMoment } from "@/lib/kernel/input/fields";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { formatDateTime } from "@/lib/kernel/time-format";
import { planRestriction } from "../plans";
import { restrictingRefusals } from "../refusals";
import { blockReason } from "../schema";

interface Facts {
  name: string;
  restrictions: string;
}

/** Blocks a person for longer than 30 days, or until it is lifted. Two people decide. */
export const blockLonger = approvable({
  act: "person.block",
  detail: z.strictObject({
    userId: z.uuid(),
    /** Shown to the person. */
    says: blockReason,
    /** Null means until it is lifted. */
    until: typedMoment().nullable(),
  }),
  read: ({ userId }) => sql`
    select u.name, (select count(*) from restriction where user_id = u.id)::text as restrictions
    from app_user u join allowance a on a.user_id = u.id where u.id = ${userId}::uuid and u.erased_at is null`,
  about: ({ name, restrictions }: Facts, { userId }) => ({
    subject: {
      kind: "restriction",
      id: keyFor("block", userId, restrictions),
      auditId: userId,
      name,
      href: `/admin/people/${userId}`,
    },
    // Nobody decides about a block of their own.
    beneficiary: userId,
  }),
  mayRequest({ now }, { until }) {
    if (until !== null && new Date(until) <= now) throw new Refusal(restrictingRefusals.end_in_past);
  },
  effectText: ({ name }, { says, until }) => ({
    says: `Block ${name} ${until ? `until ${formatDateTime(new Date(until))}` : "until it is lifted"}`,
    changes: [
      { what: "Sign-in", now: "possible", after: "blocked" },
      { what: "Offers", now: "as they are", after: "withdrawn" },
      { what: "Reason that the person reads", now: "", after: says },
    ],
  }),
  run({ now }, { userId, says, until: end }, by, { id: approvalId, subjectId }) {
    const until = end === null ? null : new Date(end);
    if (until !== null && until <= now) throw new Refusal(kernelRefusals.moved_on);
    return {
      subject: { kind: "restriction", id: subjectId },
      result: { userId },
      ...planRestriction(by.id, { id: subjectId, userId, kind: "blocked", reason: says, until, approvalId }),
    };
  },
});
