import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { type Actor, command, SYSTEM } from "@/lib/kernel/command";
import type { AuditEntry } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { invariant, Refusal, refusals } from "@/lib/kernel/refusal";
import { outageEvents } from "../events";
import { outage } from "./machine";
import { outageScopes } from "./scopes";

export const outageRefusals = refusals({
  is_down_already: { status: 409, says: "This outage is recorded already. Renew it if it goes on." },
  outage_over: { status: 409, says: "This outage has ended." },
});

export interface OutageToOpen {
  /** A code of `outageScopes`. */
  scope: string;
  reason: string;
  reasonCode?: ReasonCode;
  startedAt: Date;
}

const scopeOf = (code: string) => {
  const scope = outageScopes[code];
  invariant(scope, `${code} can be down`);
  const { gateway, kind, listedUnder } = scope;
  return { gateway, kind, listedUnder };
};

const audited = (by: Actor, act: string, id: string, more: Partial<AuditEntry> = {}): AuditEntry[] =>
  by === SYSTEM ? [] : [{ actorId: by.id, act, subjectKind: "outage", subjectId: id, ...more }];

/** Its time is the commit's where it has just begun. */
const openOf = (source: "staff" | "health" | "heartbeat") =>
  command<OutageToOpen, { isOpen: boolean }, { outageId: string }>({
    act: "outage.open",
    read({ scope }) {
      const { gateway, kind, listedUnder } = scopeOf(scope);
      return sql`
        select exists (select from outage where state = 'OPEN' and gateway is not distinct from ${gateway}::text
          and kind is not distinct from ${kind}::text and listed_under is not distinct from ${listedUnder}::text) as is_open`;
    },
    decide({ isOpen }, { scope, reason, reasonCode, startedAt }, by) {
      if (source === "staff") mustHold(by, "outage.mark");
      const isGap = source === "heartbeat";
      if (isOpen && !isGap) throw new Refusal(outageRefusals.is_down_already);
      const id = newId();
      const state = isGap ? "ENDED" : "OPEN";
      return {
        subject: { kind: "outage", id },
        insert: [{ table: "outage", row: { id, state, ...scopeOf(scope), source, reason, startedAt } }],
        audit: audited(by, "outage.open", id, { reason, detail: { scope, startedAt, reasonCode } }),
        events: [outageEvents.moved({ outageId: id })],
        result: { outageId: id },
      };
    },
  });

/**
 * Staff record that something is down: no deadline of a trade that it concerns runs until it is closed, or for six hours.
 * @throws Refusal - not_found, is_down_already
 */
export const openOutage = openOf("staff");

/** By the system: a gateway does not answer. */
export const openMeasuredOutage = openOf("health");

/** By the system: no deadline was looked after from the last heartbeat until now. */
export const recordGap = openOf("heartbeat");

interface OutageToMove {
  version: bigint;
  isOpen: boolean;
  isOver: boolean;
}

const readOutage = ({ id }: { id: string }) => sql`
  select version, state = 'OPEN' as is_open, until <= app_now() as is_over from outage where id = ${id}::uuid`;

/**
 * An outage goes on: it ends by itself six hours from now.
 * @throws Refusal - not_found, outage_over
 */
export const renewOutage = command<{ id: string }, OutageToMove, { outageId: string }>({
  act: "outage.renew",
  read: readOutage,
  decide({ version, isOpen, isOver }, { id }, by) {
    mustHold(by, "outage.mark");
    if (!isOpen || isOver) throw new Refusal(outageRefusals.outage_over);
    return {
      subject: { kind: "outage", id },
      rows: [outage.move({ id, version }, "renew")],
      audit: audited(by, "outage.renew", id),
      events: [outageEvents.moved({ outageId: id })],
      result: { outageId: id },
    };
  },
});

/**
 * An outage has ended: the deadlines of the trades that it concerned move by its time. By staff, or by the system once its time is up
 * or what was down answers again.
 * @throws Refusal - not_found, outage_over
 */
export const closeOutage = command<{ id: string }, OutageToMove, { outageId: string }>({
  act: "outage.close",
  read: readOutage,
  decide({ version, isOpen }, { id }, by) {
    if (by !== SYSTEM) mustHold(by, "outage.mark");
    if (!isOpen) throw new Refusal(outageRefusals.outage_over);
    return {
      subject: { kind: "outage", id },
      rows: [outage.move({ id, version }, "close")],
      audit: audited(by, "outage.close", id),
      events: [outageEvents.moved({ outageId: id })],
      result: { outageId: id },
    };
  },
});
