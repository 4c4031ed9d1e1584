import "server-only";
import { z } from "zod";
import { digestOf, type RequestDocument } from "@/lib/kernel/approvals/document";
import { approvalStates } from "@/lib/kernel/approvals/machine";
import { reasonSchema } from "@/lib/kernel/approvals/reason";
import { approvalRefusals } from "@/lib/kernel/approvals/refusals";
import { type Agreement, type Approvable, type ApprovalStatus } from "@/lib/kernel/approvals/spec";
import type { Actor, Answer } from "@/lib/kernel/command";
import { queryOne, sql } from "@/lib/kernel/db";
import { text } from "@/lib/kernel/input/fields";
import type { Permission } from "@/lib/kernel/permissions";
import { reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { declineRequest, endRequest, withdrawRequest } from "./answers";
import { vetoRequest } from "./veto";

const Withdraw = z.strictObject({ id: z.uuid() });
const Agree = Withdraw.extend({ digest: text().regex(/^[0-9a-f]{64}$/) });
const Decline = Withdraw.extend({ reason: reasonSchema });
const StatusView = z.object({ approvalId: z.string(), state: z.enum(approvalStates) });

/** The operations with which colleagues answer requests of these acts. */
export function approvalsOf(approvables: readonly Approvable[]) {
  const byAct = new Map<string, Approvable>(approvables.map((one) => [one.act, one]));

  /** A second person approves: AGREED if the act was performed; STALE, without effect, if its effect has changed. */
  async function agree(by: Actor, key: string, agreement: Agreement): Promise<Answer<ApprovalStatus>> {
    const stored = await queryOne<{ act: string; document: string }>(
      sql`select act, document from approval where id = ${agreement.id}::uuid`,
    );
    const act = stored && byAct.get(stored.act);
    if (!act) throw new Refusal(kernelRefusals.not_found);
    if (digestOf(stored.document) !== agreement.digest) throw new Refusal(approvalRefusals.digest_differs);
    const run = act.agree(JSON.parse(stored.document) as RequestDocument);
    const { result, replayed } = await run(by, key, agreement);
    return { result: result.approval, replayed };
  }

  const answer = <Input>(
    verb: string,
    summary: string,
    needs: Permission,
    input: z.ZodType<Input>,
    command: (by: Actor, key: string, given: Input) => Promise<Answer<ApprovalStatus>>,
  ) =>
    reauthenticatedStaff(needs, "dagor")
      .route({ method: "POST", path: `/admin/approvals/{id}/${verb}`, tags: ["admin"], summary })
      .input(input)
      .output(StatusView)
      .handler(async ({ input: given, context }) =>
        resultOf(context, await command(context.actor, context.key, given)),
      );

  const operations = {
    agree: answer("agree", "Approve a request", "approval.read", Agree, agree),
    decline: answer("decline", "Reject a request", "approval.read", Decline, declineRequest),
    withdraw: answer("withdraw", "Withdraw a request", "approval.read", Withdraw, withdrawRequest),
    veto: answer(
      "veto",
      "Veto an approved change before it takes effect",
      "approval.veto",
      Decline,
      vetoRequest,
    ),
  };
  return { agree, operations, reactions: approvalReactions };
}

const approvalReactions: Reactions = {
  due: [
    {
      job: "approval.end",
      find: (limit) => sql`
        select id, version from approval
        where state = 'ASKED' and (expires_at <= app_now() or not is_as_asked(document) or not staff_may_ask(creator_id, act))
        order by expires_at limit ${limit}`,
      run: ({ id }) => endRequest(id),
    },
  ],
};
