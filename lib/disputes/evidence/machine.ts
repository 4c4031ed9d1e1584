import { machine } from "@/lib/kernel/machine";
import { FILES_A_SIDE, LINK_DAYS, OPEN_LINKS } from "./limits";

const moderator = "staff:dispute.rule";

const ofTrade = (column: "buyer_id" | "seller_id") =>
  `(select t.${column} from dispute d join trade t on t.id = d.trade_id where d.id = r.dispute_id)`;
/** The parties are those of the disputed trade. */
const parties = { buyer: ofTrade("buyer_id"), seller: ofTrade("seller_id") };
const all = ["buyer", "seller", moderator] as const;

const isOpen = {
  "its dispute is not closed":
    "exists (select from dispute d where d.id = r.dispute_id and d.state <> 'CLOSED')",
};
/** Only who made a link uses or cancels it; another party uploads in their name. */
const ownOpenLink = "made_by_id = who and used_at is null and revoked_at is null";

/** A file that a side of a dispute shows to the other side and to moderators. */
export const evidence = machine("evidence", {
  parties,
  insert: {
    by: all,
    columns: ["id", "dispute_id", "media_id", "caption", "sha256", "link_id"],
    fixed: { by_id: "who", side: "evidence_side((row_->>'dispute_id')::uuid, who)" },
    checks: {
      ...isOpen,
      "its side has not too many": `at_most((select count(*) from evidence e where e.dispute_id = r.dispute_id and e.side = r.side), ${String(FILES_A_SIDE)}, 'evidence')`,
      "its file came with it": `exists (select from media_record m where m.id = r.media_id and m.owner_id = r.by_id and m.purpose = 'evidence'
          and m.state = 'READY' and m.sha256 = r.sha256 and m.created_at = r.created_at)`,
      "its link brought it": `r.link_id is null or exists (select from evidence_link l
          where l.id = r.link_id and l.dispute_id = r.dispute_id and l.made_by_id = r.by_id and l.evidence_id = r.id)`,
    },
  },
  moves: {
    /** Parts of it are hidden for good, on one page. A party does so on their own side, a moderator on any. */
    black_out: {
      by: all,
      if: "evidence_side(dispute_id, who) in (side, 'staff')",
      fixed: { redacted_at: "at", redacted_by_id: "who" },
    },
  },
});

/** A link by which another party, a carrier or a bank, sends one file without an account. */
export const evidenceLink = machine("evidence_link", {
  parties,
  insert: {
    by: all,
    columns: ["id", "dispute_id", "label", "token_hash"],
    fixed: {
      made_by_id: "who",
      side: "evidence_side((row_->>'dispute_id')::uuid, who)",
      expires_at: `at + interval '${String(LINK_DAYS)} days'`,
    },
    checks: {
      ...isOpen,
      "its side has few others open": `at_most((select count(*) from evidence_link l where l.dispute_id = r.dispute_id and l.side = r.side
          and l.used_at is null and l.revoked_at is null and l.expires_at > r.created_at), ${String(OPEN_LINKS)}, 'evidence_link')`,
    },
  },
  moves: {
    use: {
      by: all,
      if: `${ownOpenLink} and expires_at > at`,
      sets: ["evidence_id"],
      fixed: { used_at: "at" },
      checks: {
        "it brought something":
          "exists (select from evidence e where e.id = r.evidence_id and e.link_id = r.id)",
      },
    },
    revoke: { by: all, if: ownOpenLink, fixed: { revoked_at: "at" } },
  },
});
