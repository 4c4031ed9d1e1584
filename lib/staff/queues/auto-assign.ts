import "server-only";
import { STAFF_IDLE_MINUTES } from "@/lib/identity";
import { command, SYSTEM } from "@/lib/kernel/command";
import { isUniqueViolation, queryOne, raw, sql } from "@/lib/kernel/db";
import { newId } from "@/lib/kernel/ids";
import { giving } from "./commands";
import { loadOf } from "./list";
import { allCases, canTake, joinedAssignment, type QueueKind } from "./registry";

/** Cases that nobody has claimed for this long are given to a colleague. */
const UNCLAIMED_MINUTES = 10;
/** So many a minute. */
const AT_ONCE = 50;

/** Staff who have used their session in the last half hour: without its proof they would be asked for it. */
const onDuty = sql`
  select distinct s.user_id from person_session s join staff_member m on m.user_id = s.user_id
  where s.revoked_at is null and s.expires_at > app_now()
    and s.last_seen_at > app_now() - make_interval(mins => ${STAFF_IDLE_MINUTES}::int)`;

interface Match {
  kind: QueueKind;
  id: string;
  staffId: string;
}

/** The oldest case that nobody has, with the least loaded colleague on duty who has no part in it. */
const nextMatch = () =>
  queryOne<Match>(sql`
    with duty as (${onDuty})
    select q.kind, q.id, best.user_id as staff_id
    from ${raw(allCases)} q ${raw(joinedAssignment)}
      cross join lateral (
        select d.user_id from duty d where ${raw(canTake("d.user_id"))}
        order by ${raw(loadOf("d.user_id"))}, d.user_id limit 1) best
    where a.id is null and q.since <= app_now() - make_interval(mins => ${UNCLAIMED_MINUTES}::int)
    order by q.since, q.id limit 1`);

/** Gives the cases that nobody has claimed to colleagues on duty, who share them evenly. Answers how many. */
export async function assignUnclaimed(): Promise<number> {
  let given = 0;
  for (; given < AT_ONCE; given += 1) {
    const match = await nextMatch();
    if (!match) break;
    await give(match);
  }
  return given;
}

const assign = command<Match, object, object>({
  act: "case.assign",
  read: () => sql`select 1 as one`,
  decide: (_facts, { kind, id, staffId }) => giving(SYSTEM, kind, id, staffId),
});

async function give(match: Match): Promise<void> {
  try {
    await assign(SYSTEM, newId(), match);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error; // it was claimed meanwhile
  }
}
