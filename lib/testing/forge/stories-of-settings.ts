import { newId } from "@/lib/kernel/ids";
import type { Row } from "./plans";
import type { Story } from "./world";

const reason = "Half of all pages wait for it.";
const NO_RULES = { denied: [], allowed: [], roles: [], levels: [] };
const FLAG_REQUEST = newId();

/** Bayo becomes an administrator and asks for a wider rollout of a flag. */
const flagRequest = ({ id }: Row): string => {
  const detail = JSON.stringify({ key: "market.live", rollout: 5_000, rules: NO_RULES });
  const document = JSON.stringify({ act: "flag.change", expects: [] });
  const bayo = "(select id from app_user where name = 'Bayo Adeyemi')";
  return `insert into staff_grant (user_id, role) values (${bayo}, 'ADMIN');
    insert into approval (id, act, subject_kind, subject_id, detail, document, digest, reason, creator_id, expires_at) values ('${FLAG_REQUEST}',
      'flag.change', 'flag', '${id as string}', '${detail}', '${document}', digest_of('${document}'), '${reason}', ${bayo}, app_now() + interval '1 hour')`;
};

export const storiesOfSettings: Story[] = [
  {
    machine: "banner",
    start: async ({ stage: { people } }) => ({
      who: people.staff.CONTENT.id,
      row: {
        id: newId(),
        placement: "everywhere",
        audience: "everyone",
        bodies: { en: "Banks are slow today." },
        starts_at: new Date(),
        ends_at: new Date(Date.now() + 86_400_000),
      },
    }),
    chooses: ["id", "placement", "audience", "bodies", "starts_at"],
  },
  {
    machine: "flag",
    start: async ({ stage }) => ({
      id: (await stage.run("select id from flag where key = 'market.live'"))[0]?.id as string,
    }),
    moves: {
      adjust: {
        set: () => ({ rollout: "500", rules: NO_RULES, change_reason: reason }),
        chooses: ["rollout", "rules", "change_reason"],
      },
      change: {
        given: flagRequest,
        with: async () => [{ machine: "approval", id: FLAG_REQUEST, move: "agree" }],
        about: ({ id }) => ({
          act: "flag.change",
          subject: { kind: "flag", id: id as string },
          approval: FLAG_REQUEST,
        }),
      },
      kill: { set: () => ({ change_reason: reason }), chooses: ["change_reason"] },
    },
  },
];
