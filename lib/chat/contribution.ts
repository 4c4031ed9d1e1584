import "server-only";
import { sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import type { MediaUse } from "@/lib/media";
import { pictureUse } from "./pictures";
import { chatProcedures } from "./procedures";

export const contribution = {
  slice: "chat",
  operations: chatProcedures,
  mediaUses: [pictureUse],
  exportRows: {
    messages: (userId) => sql`
      select m.subject_id as trade_id, m.sequence, m.body, m.created_at,
        coalesce((select json_agg(p.sha256 order by p.place) from message_picture p
          where p.subject_kind = m.subject_kind and p.subject_id = m.subject_id and p.sequence = m.sequence), '[]') as pictures
      from message m join trade_overview t on m.subject_kind = 'trade' and t.id = m.subject_id
      where (t.buyer_id = ${userId}::uuid or t.seller_id = ${userId}::uuid) and m.author_id = ${userId}::uuid
      order by m.created_at desc, m.subject_id, m.sequence desc`,
  },
} satisfies Contribution & { mediaUses: readonly MediaUse[] };
