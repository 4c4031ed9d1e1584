import { createHash } from "node:crypto";

/** Whom a flag applies to, apart from its percentage. */
export interface FlagRules {
  /** Ids of users. */
  denied: readonly string[];
  allowed: readonly string[];
  /** Staff roles and verification levels that have it. */
  roles: readonly string[];
  levels: readonly string[];
}

export interface FlagState extends FlagRules {
  key: string;
  default: boolean;
  /** Basis points of subjects that have it. */
  rollout: number;
  isKilled: boolean;
}

/** The caller. */
export interface FlagSubject {
  userId?: string | undefined;
  /** The secret of the browser, for callers who are signed out. */
  device?: string | undefined;
  roles?: readonly string[] | undefined;
  level?: string | undefined;
}

/** A rollout of all, which needs no subject. */
const EVERYONE = 10_000;

/** Where a subject stands in a flag's rollout, from 0 to 9,999: always the same, so that raising the rollout only adds subjects. */
export const bucketOf = (key: string, subject: string): number =>
  createHash("sha256").update(`${key}:${subject}`).digest().readUInt32BE(0) % 10_000;

/**
 * Whether the caller has what the flag guards. In order: killed, denied, allowed, roles and levels, percentage, default. A caller
 * without user and device is in no percentage but the whole.
 */
export function isOn(flag: FlagState, { userId, device, roles = [], level }: FlagSubject): boolean {
  if (flag.isKilled) return false;
  if (userId !== undefined && flag.denied.includes(userId)) return false;
  if (userId !== undefined && flag.allowed.includes(userId)) return true;
  if (roles.some((role) => flag.roles.includes(role))) return true;
  if (level !== undefined && flag.levels.includes(level)) return true;
  const subject = userId ?? device;
  const isInRollout =
    subject === undefined ? flag.rollout === EVERYONE : bucketOf(flag.key, subject) < flag.rollout;
  return isInRollout || flag.default;
}
