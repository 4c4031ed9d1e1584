import type { RestrictionKind } from "@/lib/identity/restrictions/kinds";
import { newId, SYSTEM_ID } from "@/lib/kernel/ids";
import type { TestApp } from "./world";

interface RestrictOptions {
  reason?: string;
  /** How long it lasts, such as '2 days'; by default until it is lifted. */
  lasts?: string;
  /** Who set it; by default the system. */
  byId?: string;
}

/** Restricts a person, whatever the rules say. Answers its id. */
export async function restrict(
  app: TestApp,
  userId: string,
  kind: RestrictionKind,
  { reason = "Something looked odd.", lasts, byId = SYSTEM_ID }: RestrictOptions = {},
): Promise<string> {
  const id = newId();
  await app.asOwner(
    `insert into restriction (id, user_id, kind, reason, until, by_id)
     values ($1, $2, $3::restriction_kind, $4, app_now() + $5::interval, $6)`,
    [id, userId, kind, reason, lasts ?? null, byId],
  );
  return id;
}

/** Lifts restrictions of a person, whatever the rules say: all, or all of one kind. */
export async function liftAll(app: TestApp, userId: string, kind?: RestrictionKind): Promise<void> {
  await app.asOwner(
    `update restriction set state = 'LIFTED', version = version + 1
     where user_id = $1 and state = 'ACTIVE' and ($2::restriction_kind is null or kind = $2)`,
    [userId, kind ?? null],
  );
}
