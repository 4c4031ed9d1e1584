import "server-only";
import { after, DAY } from "@/lib/kernel/clock";
import { type Actor, command } from "@/lib/kernel/command";
import type { Plan } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { Refusal } from "@/lib/kernel/refusal";
import { supportEvents } from "../events";
import { OPEN_CASES, REOPEN_DAYS } from "../limits";
import { supportCase } from "../machine";
import { supportRefusals } from "../refusals";
import { mustWrite, type OwnCase, readOwn } from "./facts";

export type CaseMoved = { caseId: string };

const planned = (caseId: string, userId: string, part: Pick<Plan, "rows" | "insert">): Plan<CaseMoved> => ({
  subject: { kind: "support_case", id: caseId },
  ...part,
  events: [supportEvents.moved({ caseId, userId })],
  result: { caseId },
});

/** Whether its person can still reopen it, at this moment. */
export const canReopen = (closedAt: Date | null, now: Date): boolean =>
  closedAt !== null && now < after(closedAt, REOPEN_DAYS * DAY);

/**
 * A person writes in their conversation. What they write into a closed one reopens it, within 14 days.
 * @throws Refusal - not_found, block_only, too_much, too_long, too_late, five_open
 */
export const writeInCase = command<{ caseId: string; text: string }, OwnCase, CaseMoved>({
  act: "support.write",
  read: readOwn,
  decide(facts, { caseId, text }, by) {
    mustWrite(facts);
    const isClosed = facts.state === "CLOSED";
    if (isClosed && !canReopen(facts.closedAt, facts.now)) throw new Refusal(supportRefusals.too_late);
    if (isClosed && facts.open >= OPEN_CASES) throw new Refusal(supportRefusals.five_open);
    return planned(caseId, by.id, {
      rows: [supportCase.move(facts, isClosed ? "reopen" : "write")],
      insert: [{ table: "support_message", row: { id: newId(), caseId, body: text } }],
    });
  },
});

/**
 * A person closes their conversation.
 * @throws Refusal - not_found, is_closed
 */
export const closeCase = command<{ caseId: string }, OwnCase, CaseMoved>({
  act: "support.close",
  read: readOwn,
  decide(facts, { caseId }, by) {
    if (facts.state === "CLOSED") throw new Refusal(supportRefusals.is_closed);
    return planned(caseId, by.id, { rows: [supportCase.move(facts, "close")] });
  },
});

/**
 * A person says whether we helped them, once.
 * @throws Refusal - not_found, not_closed, rated_already
 */
export const rateCase = command<{ caseId: string; isGood: boolean; words?: string }, OwnCase, CaseMoved>({
  act: "support.rate",
  read: readOwn,
  decide(facts, { caseId, isGood, words }, by) {
    if (facts.ratedAt) throw new Refusal(supportRefusals.rated_already);
    if (facts.state !== "CLOSED") throw new Refusal(supportRefusals.not_closed);
    return planned(caseId, by.id, {
      rows: [supportCase.move(facts, "rate", { isGood, ratingWords: words ?? null })],
    });
  },
});

/** The clock ends a conversation whose person has not answered for a week. Throws Refusal is_closed where there is nothing to end. */
export const lapseCase = command<
  { caseId: string },
  { id: string; version: bigint; state: string; userId: string },
  CaseMoved
>({
  act: "support.lapse",
  read: ({ caseId }, _by: Actor) => sql`
    select id, version, state::text as state, user_id from support_case where id = ${caseId}::uuid`,
  decide(facts, { caseId }) {
    if (facts.state !== "ANSWERED") throw new Refusal(supportRefusals.is_closed);
    return planned(caseId, facts.userId, { rows: [supportCase.move(facts, "lapse")] });
  },
});
