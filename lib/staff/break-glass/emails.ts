import "server-only";
import type { Email } from "@/lib/identity";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { BREAK_GLASS_MINUTES, RATIFY_HOURS } from "./machine";

/** To administrators and auditors, at once. */
export async function takenEmail({ breakGlassId }: { breakGlassId: string }): Promise<Email | undefined> {
  const taken = await queryOne<{ name: string; says: string; reason: string }>(sql`
    select t.name, p.says, b.reason from break_glass b join person t on t.id = b.user_id join permission p on p.name = b.permission
    where b.id = ${breakGlassId}::uuid`);
  if (!taken) return undefined;
  return {
    subject: `${taken.name} has taken a permission in an emergency`,
    heading: `${taken.name}: ${taken.says}`,
    paragraphs: [
      `For ${String(BREAK_GLASS_MINUTES)} minutes ${taken.name} can do this without the role for it. The reason: “${taken.reason}”`,
      `An administrator looks at it within ${String(RATIFY_HOURS)} hours. Otherwise it is an incident.`,
    ],
    button: { label: "Look at it", url: new URL("/admin/break-glass", env().APP_URL).href },
  };
}
