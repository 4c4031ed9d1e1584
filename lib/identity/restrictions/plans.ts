import type { AuditEntry, Plan } from "@/lib/kernel/commit";
import { newId } from "@/lib/kernel/ids";
import { identityEvents } from "../events";
import type { RestrictionKind } from "./kinds";
import { restriction } from "./machine";

export interface NewRestriction {
  userId: string;
  kind: RestrictionKind;
  /** A sentence shown to the user. */
  reason: string;
  /** For staff only. */
  note?: string | undefined;
  /** Null means until it is lifted. */
  until: Date | null;
  /** Its cause. */
  subject?: { kind: string; id: string };
}

/** A restriction that was read with its version. */
export interface StoredRestriction {
  id: string;
  version: bigint;
  userId: string;
  kind: RestrictionKind;
}

type Part = Pick<Plan, "counts" | "rows" | "insert" | "audit" | "events">;

/**
 * Locks the user's allowance first, as every plan that counts against it does: concurrent commands of the user either commit
 * before this or decide again.
 */
const locking = (userId: string): Pick<Plan, "counts"> => ({
  counts: [{ table: "allowance", id: userId, change: {} }],
});

/** The part of a plan that restricts a user. */
export function planRestriction(by: string, input: NewRestriction): Part {
  const { userId, kind, reason, note, until, subject } = input;
  const id = newId();
  const from = { subjectKind: subject?.kind ?? null, subjectId: subject?.id ?? null };
  return {
    ...locking(userId),
    insert: [{ table: "restriction", row: { id, userId, kind, reason, note: note ?? null, until, ...from } }],
    audit: [
      auditOf(by, "identity.restrict", { userId, kind }, note ?? reason, { ...from, restrictionId: id }),
    ],
    events: kind === "blocked" ? [identityEvents.blocked({ userId })] : [],
  };
}

/** The part of a plan that lifts one restriction. */
export const planLift = (by: string, lifted: StoredRestriction, reason: string): Part => ({
  ...locking(lifted.userId),
  rows: [restriction.move({ ...lifted }, "lift", { liftReason: reason })],
  audit: [auditOf(by, "identity.lift_restriction", lifted, reason, { restrictionId: lifted.id })],
});

/** The part of a plan that expires a restriction. */
export const planExpiry = (ended: StoredRestriction): Part => ({
  ...locking(ended.userId),
  rows: [restriction.move({ ...ended }, "expire")],
});

const auditOf = (
  by: string,
  act: string,
  { userId, kind }: Pick<StoredRestriction, "userId" | "kind">,
  reason: string,
  detail: object,
): AuditEntry => ({
  actorId: by,
  act,
  subjectKind: "user",
  subjectId: userId,
  reason,
  detail: { kind, ...detail },
});
