import "server-only";
import { createHash, createHmac } from "node:crypto";
import { secretKey } from "@/lib/identity";
import { type Actor, type Answer, command } from "@/lib/kernel/command";
import { sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { keyFor } from "@/lib/kernel/ids";
import { kernelRefusals, Refusal } from "@/lib/kernel/refusal";
import { type AddingFacts, readAdding } from "./add-evidence";
import { OPEN_LINKS } from "./limits";
import { evidenceLink } from "./machine";
import { evidenceRefusals } from "./refusals";

interface LinkingFacts extends AddingFacts {
  links: number;
}

export interface LinkMade {
  linkId: string;
}

/** 256 bits that only this server can derive from the link's id: neither its row nor the stored answer has them. */
export const linkToken = (linkId: string): string =>
  createHmac("sha256", secretKey("evidence link")).update(linkId).digest("base64url");

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

export const linkAddress = (linkId: string): string =>
  new URL(`/evidence/${linkToken(linkId)}`, env().APP_URL).href;

/**
 * Makes a link by which another party, such as a carrier, sends one file to this side within a week, without an account.
 * @throws Refusal - not_found, dispute_closed, links_open
 */
export const makeLink = (
  by: Actor,
  key: string,
  input: { disputeId: string; label: string },
): Promise<Answer<LinkMade>> => makeLinkOf(keyFor("evidence link", by.id, key))(by, key, input);

const makeLinkOf = (linkId: string) =>
  command<{ disputeId: string; label: string }, LinkingFacts, LinkMade>({
    act: "evidence.make_link",
    read: ({ disputeId }, by) => sql`
      select adding.*, (select count(*)::int from evidence_link l where l.dispute_id = ${disputeId}::uuid and l.side = adding.side
        and l.used_at is null and l.revoked_at is null and l.expires_at > app_now()) as links
      from (${readAdding(disputeId, by)}) adding`,
    decide({ isClosed, links, side, tradeId }, { disputeId, label }, by) {
      if (isClosed) throw new Refusal(evidenceRefusals.dispute_closed);
      if (links >= OPEN_LINKS) throw new Refusal(evidenceRefusals.links_open);
      const row = { id: linkId, disputeId, label, tokenHash: tokenHash(linkToken(linkId)) };
      return {
        result: { linkId },
        insert: [{ table: "evidence_link", row }],
        ...(side === "staff" && {
          audit: [{ actorId: by.id, act: "evidence.make_link", subjectKind: "trade", subjectId: tradeId }],
        }),
      };
    },
  });

/**
 * Cancels a link of one's own that brought nothing yet.
 * @throws Refusal - not_found
 */
export const revokeLink = command<
  { linkId: string },
  { id: string; version: bigint; isOpen: boolean; side: string; tradeId: string },
  LinkMade
>({
  act: "evidence.revoke_link",
  read: ({ linkId }, by) => sql`
    select l.id, l.version, l.used_at is null and l.revoked_at is null as is_open, l.side, d.trade_id
    from evidence_link l join dispute d on d.id = l.dispute_id where l.id = ${linkId}::uuid and l.made_by_id = ${by.id}::uuid`,
  decide(link, { linkId }, by) {
    if (!link.isOpen) throw new Refusal(kernelRefusals.not_found);
    return {
      result: { linkId },
      rows: [evidenceLink.move(link, "revoke")],
      ...(link.side === "staff" && {
        audit: [
          { actorId: by.id, act: "evidence.revoke_link", subjectKind: "trade", subjectId: link.tradeId },
        ],
      }),
    };
  },
});
