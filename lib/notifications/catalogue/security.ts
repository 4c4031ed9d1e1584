import { identityEvents } from "@/lib/identity/events";
import {
  lockedWhere,
  readSecurityEvent,
  type SecurityEventKind,
  securityEventKinds,
} from "@/lib/identity/notice-facts";
import type { Arguments } from "../arguments";
import type { NoticeKey } from "../kinds";
import { type About, when } from "./source";

const page = { group: "security", link: "/settings/security" };

/** The reader goes by the kind, so that of all rows one fits. */
async function aboutSecurity({ eventId }: { eventId: string }): Promise<About | undefined> {
  const event = await readSecurityEvent(eventId);
  if (!event) return undefined;
  const { kind, userId, detail, address, createdAt } = event;
  const args = { at: createdAt.toISOString(), address: address ?? "none", ...particulars(detail) };
  return { ...page, readers: { [kind]: { userId, args } } };
}

/** What a record names beside its kind. */
function particulars(detail: Record<string, string>): Arguments {
  const {
    "Old number": old,
    "New number": fresh,
    Passkey: name,
    Bank: bank,
    Account: account,
    Where: where,
  } = detail;
  return {
    ...(old && fresh && { old, new: fresh }),
    ...(name && { name }),
    ...(bank && { bank: `${bank} ${account ?? ""}`.trim() }),
    ...(where && { where: where === lockedWhere.known ? "known" : "new" }),
  };
}

const kinds = Object.keys(securityEventKinds) as SecurityEventKind[];
const rows = Object.fromEntries(
  kinds.map((kind) => [`security.${kind}` satisfies NoticeKey, { to: [kind] }]),
) as Partial<Record<NoticeKey, { to: string[] }>>;

/** What happens to the safety of an account. */
export const securityNotices = [when(identityEvents.safety_changed, aboutSecurity, rows)];
