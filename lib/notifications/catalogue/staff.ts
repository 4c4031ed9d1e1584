import { readChargebackFacts } from "@/lib/deposits/chargebacks/notice-facts";
import { chargebackEvents, refundEvents } from "@/lib/deposits/events";
import { readDepositFacts } from "@/lib/deposits/notice-facts";
import { identityEvents } from "@/lib/identity/events";
import { approvalEvents } from "@/lib/kernel/approvals/events";
import { queryOne, sql } from "@/lib/kernel/db";
import { type StaffRole, staffRoles } from "@/lib/kernel/permissions";
import { payoutsEvents, reconciliationEvents } from "@/lib/reconciliation/events";
import { readDay, readPause, readStop } from "@/lib/reconciliation/notice-facts";
import { readApprovalFacts } from "@/lib/staff/approvals/notice-facts";
import { readTaken } from "@/lib/staff/break-glass/notice-facts";
import { breakGlassEvents, caseEvents, roleEvents } from "@/lib/staff/events";
import { readCaseFacts } from "@/lib/staff/queues/notice-facts";
import { type Argument, type Arguments, money } from "../arguments";
import { type About, when } from "./source";

/** A notice for staff, of this page. */
const of = (link: string, args: Arguments, more: Partial<About> = {}): About => ({
  group: `staff:${link}`,
  link,
  readers: {},
  args,
  ...more,
});

/** Paragraphs of their own. */
const lines = (all: readonly string[]): Argument => all.join("\n\n");

async function aboutRequest({ approvalId }: { approvalId: string }): Promise<About | undefined> {
  const request = await readApprovalFacts(approvalId);
  if (!request) return undefined;
  const { state, effectText, reason, creatorId, creatorName, expiresAt, approvers } = request;
  const link = `/admin/approvals/${approvalId}`;
  const { says } = effectText;
  // What they ended themselves they know of.
  const isOwn = request.endedById === creatorId;
  const ended = { says, outcome: state, by: request.endedByName ?? "-", reason: request.endReason ?? "-" };
  return of(
    link,
    { says, asker: creatorName, reason, until: expiresAt.toISOString() },
    {
      colleagues: state === "ASKED" ? approvers : [],
      readers: isOwn || state === "ASKED" ? {} : { creator: { userId: creatorId, args: ended } },
    },
  );
}

async function aboutAppeal({ appealId }: { appealId: string }): Promise<About | undefined> {
  const appeal = await queryOne<{ name: string; dueAt: Date }>(sql`
    select u.name, a.due_at from block_appeal_record a join person u on u.id = a.user_id
    where a.id = ${appealId}::uuid and a.state = 'OPEN'`);
  return appeal && of("/admin/appeals", { name: appeal.name, due: appeal.dueAt.toISOString() });
}

interface Case {
  kind: string;
  subjectId: string;
}

/** Who has the case, unless they took it themselves. */
async function aboutAssignment({ kind, subjectId }: Case): Promise<About | undefined> {
  const found = await readCaseFacts(kind, subjectId);
  if (!found?.holderId || found.giverId === found.holderId) return undefined;
  const { title: queue, page, giverName, amountMinor, currency, holderId: userId } = found;
  const amount = amountMinor !== null && currency ? money(amountMinor, currency) : null;
  return of(
    page,
    {},
    { readers: { holder: { userId, args: { queue, giver: giverName ?? "Amana", amount } } } },
  );
}

/** Queues of which all of finance hears. That the end of a chargeback is near has a notice of its own. */
const isNoticed = ({ kind, stage }: Case & { stage: string }) =>
  kind === "payouts" || (kind === "chargebacks" && stage === "look");

async function aboutLate({ kind, subjectId, stage }: Case & { stage: string }): Promise<About | undefined> {
  const found = await readCaseFacts(kind, subjectId);
  if (!found) return undefined;
  const { title: queue, amountMinor, currency, since } = found;
  const amount = amountMinor !== null && currency ? money(amountMinor, currency) : null;
  return of(`/admin/queues/${found.queue}`, { queue, amount, since: since.toISOString(), stage });
}

async function aboutChargeback({ chargebackId }: { chargebackId: string }): Promise<About | undefined> {
  const chargeback = await readChargebackFacts(chargebackId);
  if (!chargeback) return undefined;
  const { id, currency, amountMinor, heldMinor, userName: name, dueAt, isAnswered } = chargeback;
  return of(`/admin/chargebacks/${id}`, {
    amount: money(amountMinor, currency),
    held: money(heldMinor, currency),
    name,
    due: dueAt?.toISOString() ?? null,
    clock: dueAt ? "set" : "none",
    answer: isAnswered ? "undelivered" : "none",
    gateway: chargeback.gateway,
  });
}

async function aboutRefund({ depositId }: { depositId: string }): Promise<About | undefined> {
  const deposit = await readDepositFacts(depositId);
  return (
    deposit &&
    of(`/admin/deposits/${deposit.reference}`, { amount: money(deposit.paidMinor, deposit.currency) })
  );
}

async function aboutStop({ reconciliationId }: { reconciliationId: string }): Promise<About | undefined> {
  const found = await readStop(reconciliationId);
  return found && of("/admin/reconciliation", { lines: lines(found) });
}

async function aboutPause({ gateway }: { gateway: string }): Promise<About | undefined> {
  const pause = await readPause(gateway);
  return pause && of("/admin/payouts/pause", pause);
}

async function aboutDay({ reconciliationId }: { reconciliationId: string }): Promise<About | undefined> {
  const day = await readDay(reconciliationId);
  return (
    day &&
    of(`/admin/reconciliation/${reconciliationId}`, {
      ...day,
      sums: lines(day.sums),
      lines: lines(day.lines),
    })
  );
}

async function aboutTaken({ breakGlassId }: { breakGlassId: string }): Promise<About | undefined> {
  const taken = await readTaken(breakGlassId);
  return taken && of("/admin/break-glass", taken);
}

const aboutRole = async ({ userId, role }: { userId: string; role: string }): Promise<About> =>
  of("/admin", {}, { readers: { holder: { userId, args: { role: staffRoles[role as StaffRole] } } } });

/** Work for staff, and what they must know at once. */
export const staffNotices = [
  when(approvalEvents.moved, aboutRequest, {
    "staff.request": { staff: "colleagues", if: ({ state }) => state === "ASKED" },
    "staff.request_ended": { to: ["creator"], if: ({ state }) => state !== "ASKED" },
  }),
  when(identityEvents.appealed, aboutAppeal, { "staff.appeal": { staff: "person.unblock" } }),
  when(caseEvents.assigned, aboutAssignment, { "staff.assigned": { to: ["holder"] } }),
  when(caseEvents.late, aboutLate, { "staff.late": { staff: "payout.agree", if: isNoticed } }),
  when(
    chargebackEvents.opened,
    aboutChargeback,
    { "staff.chargeback": { staff: "chargeback.answer" } },
    "staff",
  ),
  when(chargebackEvents.due_soon, aboutChargeback, { "staff.due": { staff: "chargeback.answer" } }),
  when(refundEvents.needs_attention, aboutRefund, { "staff.refund": { staff: "refund.source" } }),
  when(payoutsEvents.stopped, aboutStop, { "staff.finding": { staff: "payouts.resume" } }),
  when(payoutsEvents.paused, aboutPause, { "staff.paused": { staff: "payouts.resume" } }),
  when(payoutsEvents.distrusted, async ({ because }) => of("/admin/approvals", { because }), {
    "staff.distrusted": { staff: "payouts.resume" },
  }),
  when(reconciliationEvents.reported, aboutDay, { "staff.report": { staff: "payouts.resume" } }),
  when(identityEvents.secrets_closed, async ({ kind, reads }) => of("/admin", { what: kind, reads }), {
    "staff.alert": { staff: "person.block" },
  }),
  when(breakGlassEvents.taken, aboutTaken, { "staff.break_glass": { staff: "approval.veto" } }),
  when(roleEvents.granted, aboutRole, { "staff.role_granted": { to: ["holder"] } }),
  when(roleEvents.ended, aboutRole, { "staff.role_ended": { to: ["holder"] } }),
];
