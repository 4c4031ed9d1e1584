import { createHash } from "node:crypto";
import { canonical } from "../command";
import type { Plan } from "../commit";
import type { TwoPersonAct } from "../permissions";

/** One thing that an act changes: what it is now, and what it will be. */
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
  /** By which the audit finds it, where that is not its id. */
  auditId?: string;
  /** How people call it, and the page where they see it. */
  name: string;
  href: string;
}

/** What the second person agrees to. It is digested and stored as one text, and never changed. */
export interface RequestDocument {
  act: TwoPersonAct;
  subject: RequestSubject;
  /** Who gains by it, and so may have no part in it. */
  beneficiary: string | null;
  /** Minor units as digits. */
  amountMinor: string | null;
  currency: string | null;
  reason: string;
  detail: object;
  effectText: EffectText;
  effect: Effect;
  expects: ExpectedRow[];
}

/** What the act writes, without times and new ids. */
export interface Effect {
  moves: { table: string; id: string; move: string }[];
  transfers: { kind: string; from: string[]; to: string[]; amountMinor: string; currency: string }[];
}

export interface ExpectedRow {
  table: string;
  id: string;
  version: string;
}

/** What of a plan stays the same for as long as what it was worked out from does. */
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

type Foreseen = Pick<RequestDocument, "effectText" | "effect" | "expects">;

/** Whether what was asked for would do now what it would have done then. */
export const isSameEffect = (asked: Foreseen, now: Foreseen): boolean =>
  canonical(foreseen(asked)) === canonical(foreseen(now));

const foreseen = ({ effectText, effect, expects }: Foreseen): Foreseen => ({ effectText, effect, expects });

/** SHA-256 of the text's bytes, in hex: what commit_plan works out of the stored ones. */
export const digestOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
