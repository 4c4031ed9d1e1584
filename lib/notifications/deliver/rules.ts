import "server-only";
import { sql } from "@/lib/kernel/db";
import type { DueRule } from "@/lib/kernel/slice";
import { sweep } from "@/lib/kernel/worker/sweeper";
import { deliver } from "./deliver";
import { digestRule } from "./digest";
import { deliverGathered } from "./gathered";

const DELIVER = "notices.deliver";

/** Looks at a person's pushes at once instead of in the sweeper's turn; its job is the same one, so each is sent once. */
export const pushAtOnce = ({ userId }: { userId: string }): Promise<void> =>
  sweep([
    {
      job: DELIVER,
      find: (limit) => sql`
        select d.id, d.version from delivery d join notice n on n.id = d.notice_id
        where n.user_id = ${userId}::uuid and d.channel = 'PUSH' and d.state = 'QUEUED' and not d.is_gathered and d.due_at <= app_now() limit ${limit}`,
      run: ({ id }) => deliver(id),
    },
  ]);

/** Deliveries whose time has come: each by itself, and what a night has kept back together, once for each person. */
export const deliveryRules: readonly DueRule[] = [
  {
    job: DELIVER,
    find: (limit) => sql`
      select id, version from delivery where state = 'QUEUED' and not is_gathered and due_at <= app_now() order by due_at limit ${limit}`,
    run: ({ id }) => deliver(id),
  },
  {
    job: "notices.deliver_gathered",
    find: (limit) => sql`
      select n.user_id as id, extract(epoch from max(d.due_at))::bigint as version from delivery d join notice n on n.id = d.notice_id
      where d.state = 'QUEUED' and d.is_gathered and d.due_at <= app_now() group by n.user_id limit ${limit}`,
    run: ({ id }) => deliverGathered(id),
  },
  digestRule,
];
