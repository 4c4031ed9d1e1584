import "server-only";
import { query, sql } from "@/lib/kernel/db";
import type { Contribution } from "@/lib/kernel/slice";
import * as operations from "./procedures";

export const contribution = {
  slice: "shipping",
  operations,
  exportRows: {
    addresses: (userId) => sql`
      select name, phone, state, lga, area, street, landmark, note, created_at from address where user_id = ${userId}::uuid order by created_at desc`,
    shippingProfiles: (userId) => sql`
      select name, strategy, handling_days, days_min, days_max, created_at from shipping_profile where seller_id = ${userId}::uuid order by created_at desc`,
  },
  erase: async (userId) => {
    await query(sql`
      with sent_to as (delete from address where user_id = ${userId}::uuid)
      delete from shipping_profile where seller_id = ${userId}::uuid`);
  },
} satisfies Contribution;
