import pg from "pg";
import type { z } from "zod";
import type { Actor, Command, Moment } from "../command";
import type { Plan } from "../commit";
import type { Sql } from "../db";
import type { TwoPersonAct } from "../permissions";
import { Refusal, type RefusalKind } from "../refusal";
import type { EffectText, RequestDocument, RequestSubject } from "./document";
import { approvalEvents } from "./events";
import type { ApprovalState } from "./machine";

/** An act that takes effect once a second person has agreed to it. `Detail` is its input, as JSON. */
export interface ApprovableSpec<Shape extends z.ZodRawShape, Facts extends object> {
  act: TwoPersonAct;
  /** One query for all that it depends on; no row means that what it is about does not exist. */
  read(detail: z.output<z.ZodObject<Shape>>): Sql;
  detail: z.ZodObject<Shape>;
  about(facts: Facts, detail: z.output<z.ZodObject<Shape>>): About;
  /** What speaks against asking, besides the permission. Throws a Refusal. */
  mayAsk?(facts: Facts & Moment, detail: z.output<z.ZodObject<Shape>>): void;
  effectText(facts: Facts, detail: z.output<z.ZodObject<Shape>>): EffectText;
  /** Does it, in the commit of the agreement; pure. Refuses moved_on where it can never be done as it was asked for. */
  run(facts: Facts & Moment, detail: z.output<z.ZodObject<Shape>>, by: Actor, request: RequestPlace): Plan;
  /** Unique constraints that two at once may meet at, each with what the later one is refused with. */
  taken?: Readonly<Record<string, RefusalKind>>;
}

/** What a request is about: one at a time is open about a subject. Amounts in minor units. */
export interface About {
  subject: RequestSubject;
  /** Who gains by it. */
  beneficiary?: string | null;
  amountMinor?: bigint;
  currency?: string;
}

export interface RequestPlace {
  id: string;
  subjectId: string;
}

export interface Asked {
  approvalId: string;
  digest: string;
}

/** Where a request stands now. */
export interface Answered {
  approvalId: string;
  state: ApprovalState;
}

/** Which request is agreed to, by the digest that was on screen. */
export type Agreement = { id: string; digest: string };

/** A declared act, for those who answer requests whatever they are about. */
export interface Approvable {
  readonly act: TwoPersonAct;
  /** The command that agrees to a request with this document. */
  agree(document: RequestDocument): Command<Agreement, { approval: Answered }>;
}

export type Detail = Record<string, unknown>;
export type AnyFacts = Record<string, unknown>;
export type AnySpec = ApprovableSpec<z.ZodRawShape, AnyFacts>;

export const auditSubject = ({ kind, id, auditId = id }: RequestSubject) => ({
  subjectKind: kind,
  subjectId: auditId,
});

export const requestMoved = (act: string, { approvalId, state }: Answered) =>
  approvalEvents.moved({ approvalId, act, state });

/** Two at once meet at a unique constraint: the later one is refused. */
export const refusingAt =
  <Input, Result>(
    run: Command<Input, Result>,
    constraints: Readonly<Record<string, RefusalKind>> = {},
  ): Command<Input, Result> =>
  async (by, key, input) => {
    try {
      return await run(by, key, input);
    } catch (error) {
      const met = error instanceof pg.DatabaseError && constraints[error.constraint ?? ""];
      throw met ? new Refusal(met) : error;
    }
  };
