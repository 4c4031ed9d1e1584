import pg from "pg";
import type { z } from "zod";
import type { Actor, Command, Moment } from "../command";
import type { Plan } from "../commit";
import type { Sql } from "../db";
import { Refusal, type RefusalKind } from "../refusal";
import type { TwoPersonAct } from "./act-rules";
import type { EffectText, RequestDocument, RequestSubject } from "./document";
import { approvalEvents } from "./events";
import type { ApprovalState } from "./machine";
import type { ReasonCode } from "./reason-codes";
import type { PasskeyAssertion } from "./signature";

/** An act that takes effect once a second person has agreed to it. `Detail` is its input, as JSON. */
export interface ApprovableSpec<Shape extends z.ZodRawShape, Facts extends object> {
  act: TwoPersonAct;
  /** One query for everything the act depends on. No row means that its subject does not exist. */
  read(detail: z.output<z.ZodObject<Shape>>): Sql;
  detail: z.ZodObject<Shape>;
  about(facts: Facts, detail: z.output<z.ZodObject<Shape>>): About;
  /** Preconditions of a request, in addition to the permission. Throws a Refusal. */
  mayRequest?(facts: Facts & Moment, detail: z.output<z.ZodObject<Shape>>): void;
  effectText(facts: Facts, detail: z.output<z.ZodObject<Shape>>): EffectText;
  /** Plans the act, for the commit of the agreement; pure. Refuses moved_on if it can no longer be done as requested. */
  run(facts: Facts & Moment, detail: z.output<z.ZodObject<Shape>>, by: Actor, request: RequestPlace): Plan;
  /** Unique constraints that concurrent requests can violate, each with the refusal for the loser. */
  taken?: Readonly<Record<string, RefusalKind>>;
}

/** What a request is about. A subject has at most one open request. Amounts in minor units. */
export interface About {
  subject: RequestSubject;
  /** The user who gains by it. */
  beneficiary?: string | null;
  amountMinor?: bigint;
  currency?: string;
}

export interface RequestPlace {
  id: string;
  subjectId: string;
}

/** Why something is requested: a sentence, and a code of its act. */
export interface Why {
  reason: string;
  reasonCode: ReasonCode;
}

export interface RequestReceipt {
  approvalId: string;
  digest: string;
}

/** The current state of a request. */
export interface ApprovalStatus {
  approvalId: string;
  state: ApprovalState;
}

/** The request being approved, with the digest that the approver saw. */
export type Agreement = { id: string; digest: string };

/** A declared act, for code that answers requests of any act. */
export interface Approvable {
  readonly act: TwoPersonAct;
  /** The command that approves a request with this document, signed by the approver's staff passkey. */
  agree(
    document: RequestDocument,
    assertion?: PasskeyAssertion,
  ): Command<Agreement, { approval: ApprovalStatus }>;
}

export type Detail = Record<string, unknown>;
export type AnyFacts = Record<string, unknown>;
export type AnySpec = ApprovableSpec<z.ZodRawShape, AnyFacts>;

export const auditSubject = ({ kind, id, auditId = id }: RequestSubject) => ({
  subjectKind: kind,
  subjectId: auditId,
});

export const requestMoved = (act: string, { approvalId, state }: ApprovalStatus) =>
  approvalEvents.moved({ approvalId, act, state });

/** Turns violations of these unique constraints by concurrent commands into refusals. */
export const refusingAt =
  <Input, Result>(
    run: Command<Input, Result>,
    constraints: Readonly<Record<string, RefusalKind>> = {},
  ): Command<Input, Result> =>
  async (by, key, input) => {
    try {
      return await run(by, key, input);
    } catch (error) {
      const refusal = error instanceof pg.DatabaseError && constraints[error.constraint ?? ""];
      throw refusal ? new Refusal(refusal) : error;
    }
  };
