import "server-only";
import type { ReasonCode } from "@/lib/kernel/approvals/reason-codes";
import { refusingAt } from "@/lib/kernel/approvals/spec";
import { type Actor, command } from "@/lib/kernel/command";
import type { AuditEntry } from "@/lib/kernel/commit";
import { sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { mustHold } from "@/lib/kernel/permissions";
import { kernelRefusals, Refusal, refusals } from "@/lib/kernel/refusal";
import { identityEvents } from "../events";
import { type TaxNumberState, taxNumber } from "./machine";

export const taxRefusals = refusals({
  tax_number_waits: {
    status: 409,
    field: "taxNumber",
    says: "We are still checking the number that you sent. Withdraw it to send another.",
  },
  same_tax_number: { status: 409, field: "taxNumber", says: "This number is already checked." },
  tax_number_decided: { status: 409, says: "This has been decided, or was withdrawn. Reload the page." },
  own_tax_number: { status: 403, says: "This is your own number, so a colleague has to decide." },
  tax_number_taken: {
    status: 409,
    says: "Another account has this number. Find out whose it is before you decide.",
  },
});

interface SendFacts {
  isWaiting: boolean;
  checkedNumber: string | null;
  isClosed: boolean;
}

const auditOf = (by: Actor, act: string, id: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  actorId: by.id,
  act,
  subjectKind: "tax_number",
  subjectId: id,
  ...more,
});

/**
 * A seller sends the number that they are registered for VAT by. Staff check it; until then their prices have no VAT within them.
 * @throws Refusal - tax_number_waits, same_tax_number
 */
export const sendTaxNumber = refusingAt(
  command<{ number: string; name: string }, SendFacts, { taxNumberId: string }>({
    act: "tax_number.send",
    read: (_input, by) => sql`
      select exists (select from tax_number n where n.user_id = ${by.id}::uuid and n.state = 'CHECKING') as is_waiting,
        (select n.number from tax_number n where n.user_id = ${by.id}::uuid and n.state = 'CHECKED') as checked_number,
        u.closed_at is not null as is_closed
      from app_user u where u.id = ${by.id}::uuid`,
    decide({ isWaiting, checkedNumber, isClosed }, { number, name }, by) {
      if (isClosed) throw new Refusal(kernelRefusals.not_found);
      if (isWaiting) throw new Refusal(taxRefusals.tax_number_waits);
      if (checkedNumber === number) throw new Refusal(taxRefusals.same_tax_number);
      const id = newId();
      return {
        subject: { kind: "tax_number", id },
        insert: [{ table: "tax_number", row: { id, number, name } }],
        audit: [auditOf(by, "tax_number.send", id)],
        events: [identityEvents.tax_number_sent({ userId: by.id, taxNumberId: id })],
        result: { taxNumberId: id },
      };
    },
  }),
  { tax_number_waiting: taxRefusals.tax_number_waits },
);

interface NumberFacts {
  version: bigint;
  state: TaxNumberState;
  userId: string;
  number: string;
  /** The one that it replaces; null where there is none. */
  checkedId: string | null;
  checkedVersion: bigint | null;
}

const readNumber = ({ id }: { id: string }) => sql`
  select n.version, n.state::text as state, n.user_id, n.number, o.id as checked_id, o.version as checked_version
  from tax_number n left join tax_number o on o.user_id = n.user_id and o.state = 'CHECKED' and o.id <> n.id
  where n.id = ${id}::uuid`;

/** The caller’s own, in this state. */
function mustOwn(facts: NumberFacts, by: Actor, state: TaxNumberState): void {
  if (facts.userId !== by.id) throw new Refusal(kernelRefusals.not_found);
  if (facts.state !== state) throw new Refusal(taxRefusals.tax_number_decided);
}

const ownMove = (move: "withdraw" | "end", from: TaxNumberState) =>
  command<{ id: string }, NumberFacts, { taxNumberId: string }>({
    act: `tax_number.${move}`,
    read: readNumber,
    decide(facts, { id }, by) {
      mustOwn(facts, by, from);
      return {
        subject: { kind: "tax_number", id },
        rows: [taxNumber.move({ id, version: facts.version }, move)],
        audit: [auditOf(by, `tax_number.${move}`, id)],
        events: [identityEvents.tax_number_left({ userId: by.id, taxNumberId: id })],
        result: { taxNumberId: id },
      };
    },
  });

/** A seller takes back a number that has not been checked yet. @throws Refusal - not_found, tax_number_decided */
export const withdrawTaxNumber = ownMove("withdraw", "CHECKING");

/** A seller is no longer registered: what they sell from now on has no VAT within its price. @throws Refusal - not_found, tax_number_decided */
export const endTaxNumber = ownMove("end", "CHECKED");

function mustDecide(facts: NumberFacts, by: Actor, state: TaxNumberState): void {
  mustHold(by, "verification.decide");
  if (facts.userId === by.id) throw new Refusal(taxRefusals.own_tax_number);
  if (facts.state !== state) throw new Refusal(taxRefusals.tax_number_decided);
}

/**
 * Staff found the number in the register, in this name: it takes the place of an older one.
 * @throws Refusal - not_found, own_tax_number, tax_number_decided, tax_number_taken
 */
export const checkTaxNumber = refusingAt(
  command<{ id: string }, NumberFacts, { userId: string }>({
    act: "tax_number.check",
    read: readNumber,
    decide(facts, { id }, by) {
      mustDecide(facts, by, "CHECKING");
      const { userId, version, checkedId, checkedVersion } = facts;
      const replaced =
        checkedId && checkedVersion
          ? [
              taxNumber.move({ id: checkedId, version: checkedVersion }, "end:staff", {
                reasonCode: "other",
                reason: "Another number took its place.",
              }),
            ]
          : [];
      return {
        subject: { kind: "tax_number", id },
        rows: [...replaced, taxNumber.move({ id, version }, "check")],
        audit: [auditOf(by, "tax_number.check", id, { detail: { userId } })],
        events: [identityEvents.tax_number_decided({ userId, taxNumberId: id })],
        result: { userId },
      };
    },
  }),
  { tax_number_of_one: taxRefusals.tax_number_taken },
);

export interface Refuse {
  id: string;
  reasonCode: ReasonCode;
  /** The sentence that its seller reads. */
  reason: string;
}

const staffMove = (move: "refuse" | "end:staff", act: string, from: TaxNumberState) =>
  command<Refuse, NumberFacts, { userId: string }>({
    act,
    read: readNumber,
    decide(facts, { id, reasonCode, reason }, by) {
      mustDecide(facts, by, from);
      const { userId, version } = facts;
      return {
        subject: { kind: "tax_number", id },
        rows: [taxNumber.move({ id, version }, move, { reasonCode, reason })],
        audit: [auditOf(by, act, id, { reason, detail: { userId, reasonCode } })],
        events: [identityEvents.tax_number_decided({ userId, taxNumberId: id })],
        result: { userId },
      };
    },
  });

/** Staff refuse a number, and say why. @throws Refusal - not_found, own_tax_number, tax_number_decided */
export const refuseTaxNumber = staffMove("refuse", "tax_number.refuse", "CHECKING");

/** Staff find that a checked number is no longer good. @throws Refusal - not_found, own_tax_number, tax_number_decided */
export const revokeTaxNumber = staffMove("end:staff", "tax_number.revoke", "CHECKED");
