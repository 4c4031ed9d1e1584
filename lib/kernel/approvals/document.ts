import { createHash } from "node:crypto";
import { canonical } from "../command";
import type { Plan } from "../commit";
import type { TwoPersonAct } from "./act-rules";
import type { ReasonCode } from "./reason-codes";

/** One value that an act changes, before and after. */
export interface Change {
  what: string;
  now: string;
  after: string;
}

/** What an act would do, in words. */
export interface EffectText {
  /** One sentence in the present tense: 'Pay ₦600,000 to Ada Obi'. */
  says: string;
  changes: Change[];
}

/** What a request is about. */
export interface RequestSubject {
  kind: string;
  id: string;
  /** The id under which the audit log records it, if different from `id`. */
  auditId?: string;
  /** Display name, and the page that shows it. */
  name: string;
  href: string;
}

/** What the second person agrees to. Stored and digested as one immutable text. */
export interface RequestDocument {
  act: TwoPersonAct;
  subject: RequestSubject;
  /** The user who gains by it; they can neither request nor approve it. */
  beneficiary: string | null;
  /** Minor units as digits. */
  amountMinor: string | null;
  currency: string | null;
  reason: string;
  /** Absent from requests made before codes were asked for. */
  reasonCode?: ReasonCode;
  detail: object;
  effectText: EffectText;
  effect: Effect;
  expects: ExpectedRow[];
}

/** What the act writes, except times and new ids. */
export interface Effect {
  moves: { table: string; id: string; move: string }[];
  transfers: { kind: string; from: string[]; to: string[]; amountMinor: string; currency: string }[];
}

export interface ExpectedRow {
  table: string;
  id: string;
  version: string;
}

/** The parts of a plan that depend only on the rows it was decided from. */
export function effectOf({ rows = [], transfers = [] }: Plan): Pick<RequestDocument, "effect" | "expects"> {
  const sorted = rows.toSorted((a, b) => (a.table + a.id < b.table + b.id ? -1 : 1));
  return {
    effect: {
      moves: sorted.flatMap(({ table, id, move }) => (move ? [{ table, id, move }] : [])),
      transfers: transfers.map(({ kind, from, to, amount }) => ({
        kind,
        from: [from.kind, from.subject, from.owner],
        to: [to.kind, to.subject, to.owner],
        amountMinor: amount.toString(),
        currency: from.currency,
      })),
    },
    expects: sorted.map(({ table, id, version }) => ({ table, id, version: version.toString() })),
  };
}

type ExpectedEffect = Pick<RequestDocument, "effectText" | "effect" | "expects">;

/** Whether the act would have the same effect now as when it was requested. */
export const isSameEffect = (requested: ExpectedEffect, now: ExpectedEffect): boolean =>
  canonical(effectParts(requested)) === canonical(effectParts(now));

const effectParts = ({ effectText, effect, expects }: ExpectedEffect): ExpectedEffect => ({
  effectText,
  effect,
  expects,
});

/** SHA-256 of the text's bytes, in hex. commit_plan computes the same over the stored bytes. */
export const digestOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
