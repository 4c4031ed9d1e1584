import "server-only";
import { z } from "zod";
import { factorRefusals, type PasskeyRequest } from "@/lib/identity";
import { type Assertion } from "@/lib/identity/factors/schema";
import { digestOf, type RequestDocument } from "@/lib/kernel/approvals/document";
import { approvalEvents } from "@/lib/kernel/approvals/events";
import { approvalStates } from "@/lib/kernel/approvals/machine";
import { approvalRefusals } from "@/lib/kernel/approvals/refusals";
import { agreementChallenge } from "@/lib/kernel/approvals/signature";
import { type Agreement, type Approvable, type ApprovalStatus } from "@/lib/kernel/approvals/spec";
import { isSignedNow } from "@/lib/kernel/approvals/staff-keys";
import type { Actor, Answer } from "@/lib/kernel/command";
import { query, queryOne, sql } from "@/lib/kernel/db";
import { on } from "@/lib/kernel/events/reaction";
import type { Permission } from "@/lib/kernel/permissions";
import { forStaff, reauthenticatedStaff, resultOf } from "@/lib/kernel/procedure";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import type { Reactions } from "@/lib/kernel/slice";
import { examineAgreement } from "@/lib/reconciliation";
import { askForStaffPasskey } from "../credentials/signing";
import { declineRequest, endRequest, withdrawRequest } from "./answers";
import { Agree, Decline, Shown, Withdraw } from "./schema";
import { vetoRequest } from "./veto";

const StatusView = z.object({ approvalId: z.string(), state: z.enum(approvalStates) });

/** The operations with which colleagues answer requests of these acts. */
export function approvalsOf(approvables: readonly Approvable[]) {
  const byAct = new Map<string, Approvable>(approvables.map((one) => [one.act, one]));

  /**
   * A second person approves, and signs what they were shown with their staff passkey: AGREED if the act was performed; STALE,
   * without effect, if its effect has changed. The worker verifies the signature again.
   */
  async function agree(
    by: Actor,
    key: string,
    { signature, ...agreement }: Agreement & { signature?: Assertion | undefined },
  ): Promise<Answer<ApprovalStatus>> {
    const stored = await queryOne<{ act: string; document: string }>(
      sql`select act, document from approval where id = ${agreement.id}::uuid`,
    );
    const act = stored && byAct.get(stored.act);
    if (!act) throw new Refusal(kernelRefusals.not_found);
    if (digestOf(stored.document) !== agreement.digest) throw new Refusal(approvalRefusals.digest_differs);
    const assertion = signature?.response;
    const challenge = agreementChallenge(agreement.id, agreement.digest);
    if (assertion && !(await isSignedNow(by.id, challenge, assertion)))
      throw new Refusal(factorRefusals.wrong_signature);
    const run = act.agree(JSON.parse(stored.document) as RequestDocument, assertion);
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

  const askToSign = forStaff("approval.read", "dagor")
    .route({
      method: "POST",
      path: "/admin/approvals/{id}/ask",
      tags: ["admin"],
      summary: "Start signing an approval with a staff passkey",
    })
    .input(Shown)
    .output(z.custom<PasskeyRequest | null>())
    .handler(({ input: { id, digest }, context: { actor } }) =>
      askForStaffPasskey(actor.id, id, agreementChallenge(id, digest)),
    );

  const operations = {
    askToSign,
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
  on: [
    on(approvalEvents.moved, {
      async "approval.verify"({ approvalId, state }) {
        if (state === "AGREED") await examineAgreement(approvalId);
      },
    }),
    on(approvalEvents.refuted, {
      async "approval.stop_payouts"({ approvalId }) {
        await examineAgreement(approvalId);
      },
    }),
  ],
  everyMinute: { "approval.verify_all": verifyAll },
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

/** Every agreement once an hour, a sixtieth each minute; those that are not verified yet each minute. */
async function verifyAll(): Promise<void> {
  const due = await query<{ id: string }>(sql`
    select id from approval where approver_id is not null
      and (verified_at is null or (hashtext(id::text) & 2147483647) % 60 = extract(minute from now()))`);
  for (const { id } of due) await examineAgreement(id);
}
