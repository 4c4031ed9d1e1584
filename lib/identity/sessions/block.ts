import "server-only";
import { raw, type Sql, sql } from "@/lib/kernel/db";
import { isFree } from "../restrictions/free-sql";

/** Whether app_user `u` is blocked. */
export const isBlocked: Sql = sql`
  exists (select from allowance b where b.user_id = u.id and not ${raw(isFree("b", "signIn"))})`;
