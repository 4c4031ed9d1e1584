import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import { chatProcedures } from "./procedures";

export const contribution = {
  slice: "chat",
  operations: chatProcedures,
  exportRows: {
    messages: (userId) => sql`
      select m.subject_id as trade_id, m.sequence, m.body, m.created_at
      from message m join trade_overview t on m.subject_kind = 'trade' and t.id = m.subject_id
      where (t.buyer_id = ${userId}::uuid or t.seller_id = ${userId}::uuid) and m.author_id = ${userId}::uuid
      order by m.created_at desc, m.subject_id, m.sequence desc`,
  },
} satisfies Contribution;
