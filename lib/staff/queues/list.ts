import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, raw, type Sql, sql } from "@/lib/kernel/db";
import { mayRead } from "@/lib/kernel/permissions";
import type { Currency } from "@/lib/money/currencies";
import { mayOpen, mustOpen } from "./access";
import {
  canGive,
  canTake,
  casesOf,
  isLate,
  joinedAssignment,
  type QueueKind,
  queueKinds,
  queueRule,
} from "./registry";

export const whose = ["all", "mine", "unassigned"] as const;
export type Whose = (typeof whose)[number];

export const orders = ["riskiest", "oldest", "due", "largest"] as const;
export type Order = (typeof orders)[number];

/** The orders that a queue can be in, the one first that it is in by itself. */
export const ordersOf = (kind: QueueKind): readonly Order[] =>
  kind === "listing" ? orders : orders.filter((each) => each !== "riskiest");

/** What a queue's URL says. */
export interface QueueView {
  who: Whose;
  sort: Order;
}

/** A case that waits, for who reads the queue. */
export interface WaitingCase {
  kind: QueueKind;
  id: string;
  /** The last part of the address of its page. */
  place: string;
  /** The kind of a trade and the reason of its dispute, `GOODS.not_received`; the act of a request; else what waits. */
  about: string;
  /** Of a request, the code of its reason. */
  reasonCode: string | null;
  since: Date;
  /** Null where the viewer may not read who it is about, or it is about nobody. */
  personId: string | null;
  personName: string | null;
  /** The other party of a trade; of a request, who asks for it. */
  otherId: string | null;
  otherName: string | null;
  amountMinor: bigint | null;
  currency: Currency | null;
  /** When it should have been looked at; null once it is assigned. */
  lookAt: Date | null;
  dueAt: Date | null;
  /** 2: not decided in time. 1: not looked at in time. 0: neither. */
  priority: number;
  assignment: { id: string; version: bigint; staffId: string; staffName: string; since: Date } | null;
  /** Of a listing. */
  title: string | null;
  /** 0 to 100, of listings. */
  risk: number;
  /** Who is looking at it, for some minutes alone. */
  claim: { staffId: string; staffName: string; until: Date } | null;
  /** The viewer works on it and has no part in it. */
  mayTake: boolean;
  /** The viewer gives it to colleagues. */
  mayGive: boolean;
}

export interface QueuePage {
  cases: WaitingCase[];
  /** How many wait in each view, whichever is shown. */
  counts: Record<Whose, number>;
  now: Date;
}

type Row = Omit<WaitingCase, "assignment" | "claim"> & {
  claimerId: string | null;
  claimerName: string;
  claimedUntil: Date;
  assignmentId: string | null;
  assignmentVersion: bigint;
  staffId: string;
  staffName: string;
  claimedAt: Date;
};

export const CASES_SHOWN = 100;

const filters = {
  all: sql`true`,
  mine: sql`a.staff_id = viewer.staff`,
  unassigned: sql`a.id is null`,
};

const ordering = {
  riskiest: sql`q.risk desc, q.since, q.id`,
  oldest: sql`q.since, q.id`,
  due: sql`least(q.due_at, case when a.id is null then q.look_at end) nulls last, q.since, q.id`,
  largest: sql`q.amount_minor desc nulls last, q.since, q.id`,
};

/**
 * The cases of a queue, the first hundred in the order asked for. Names are left out for those who may not read people.
 * @throws Refusal - not_found unless the caller may open the queue
 */
export async function queueFor(by: Actor, kind: QueueKind, { who, sort }: QueueView): Promise<QueuePage> {
  mustOpen(by, kind);
  const cases = among(by, casesOf(kind));
  const [rows, counts] = await Promise.all([
    casesIn(by, cases, sql`${filters[who]} order by ${ordering[sort]} limit ${CASES_SHOWN}`),
    queryOne<QueuePage["counts"] & { now: Date }>(sql`
      select count(*)::int as all, (count(*) filter (where ${filters.mine}))::int as mine,
        (count(*) filter (where ${filters.unassigned}))::int as unassigned, app_now() as now
      from ${cases}`),
  ]);
  const { now = new Date(), ...counted } = counts ?? { all: 0, mine: 0, unassigned: 0 };
  return { cases: rows, counts: counted, now };
}

/**
 * What has to be done first in all queues that the caller may open: late first, then by the time that is left. Of approvals only
 * those that they may answer.
 */
export async function firstCasesFor(by: Actor, count: number, who: Whose = "all"): Promise<WaitingCase[]> {
  const kinds = queueKinds.filter((kind) => mayOpen(by, kind));
  if (kinds.length === 0) return [];
  const rows = `(${kinds.map(casesOf).join(" union all ")})`;
  const isTheirs = sql`(q.kind <> 'approvals' or ${ofStaff(canTake, by.id)})`;
  return casesIn(
    by,
    among(by, rows),
    sql`${isTheirs} and ${filters[who]} order by ${ordering.due} limit ${count}`,
  );
}

/** Cases with who works on each, and the viewer. */
const among = (by: Actor, cases: string): Sql =>
  sql`${raw(cases)} q ${raw(joinedAssignment)} cross join (select ${by.id}::uuid as staff) viewer`;

async function casesIn(by: Actor, cases: Sql, which: Sql): Promise<WaitingCase[]> {
  const isNamed = mayRead(by, "person.read");
  const rows = await query<Row>(sql`
      select q.kind, q.id, q.place, q.about, q.since,
        case when q.kind = 'approvals' then (select v.document::jsonb->>'reasonCode' from approval v where v.id = q.id) end as reason_code, case when ${isNamed} then q.person_id end as person_id,
        case when ${isNamed} then q.other_id end as other_id,
        case when ${isNamed} then p.name end as person_name, case when ${isNamed} then o.name end as other_name,
        q.amount_minor, q.currency, case when a.id is null then q.look_at end as look_at, q.due_at,
        case when q.due_at <= app_now() then 2 when ${raw(isLate)} then 1 else 0 end as priority,
        a.id as assignment_id, a.version as assignment_version, a.staff_id, s.name as staff_name, a.created_at as claimed_at,
        q.title, q.risk, q.claimer_id, w.name as claimer_name, q.claimed_until,
        ${ofStaff(canTake, by.id)} as may_take, ${ofStaff(canGive, by.id)} as may_give
      from ${cases} left join person p on p.id = q.person_id left join person o on o.id = q.other_id left join person s on s.id = a.staff_id
        left join person w on w.id = q.claimer_id
      where ${which}`);
  return rows.map(caseOf);
}

const PERSON = "<staff>";

/** A condition about one member of staff, whose id is a parameter: what it says of them alone is asked once. */
export function ofStaff(condition: (staff: string) => string, id: string): Sql {
  const [first = "", ...rest] = condition(PERSON).split(PERSON);
  return rest.reduce((before, part) => sql`${before}${id}::uuid${raw(part)}`, raw(first));
}

function caseOf({
  assignmentId,
  assignmentVersion,
  staffId,
  staffName,
  claimedAt,
  claimerId,
  claimerName,
  claimedUntil,
  ...row
}: Row): WaitingCase {
  const assignment = assignmentId
    ? { id: assignmentId, version: assignmentVersion, staffId, staffName, since: claimedAt }
    : null;
  const claim = claimerId ? { staffId: claimerId, staffName: claimerName, until: claimedUntil } : null;
  return { ...row, assignment, claim };
}

/** A case's own page. */
export const pageOfCase = ({ kind, place }: Pick<WaitingCase, "kind" | "place">): string =>
  `${queueRule(kind).page}${place}`;

/** A colleague whom a case could be given to. */
export interface Colleague {
  id: string;
  name: string;
  /** How many cases of any queue they have. */
  cases: number;
}

/**
 * Colleagues who work on a case and have no part in it, the least loaded first; without the one who has it.
 * @throws Refusal - not_found unless the caller may open the queue
 */
export async function colleaguesFor(by: Actor, kind: QueueKind, id: string): Promise<Colleague[]> {
  mustOpen(by, kind);
  return query<Colleague>(sql`
    select p.id, p.name, ${raw(loadOf("p.id"))} as cases
    from ${raw(casesOf(kind))} q ${raw(joinedAssignment)}
      join person p on p.id in (select user_id from staff_member) and p.id is distinct from a.staff_id
    where q.id = ${id}::uuid and ${raw(canTake("p.id"))} order by 3, p.name limit 50`);
}

/** How many cases a member of staff has: SQL over their id. */
export const loadOf = (staff: string): string =>
  `(select count(*)::int from assignment l where l.staff_id = ${staff} and l.ended_at is null)`;
