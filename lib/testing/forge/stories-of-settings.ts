import { newId } from "@/lib/kernel/ids";
import type { Row } from "./plans";
import type { MoveStory, Story, World } from "./world";

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

const TEMPLATE_REQUEST = newId();
const WORDS = { title: "{other} wrote", body: "About {title}.", push: "A message.", button: "Open" };
const byContent = { by: (_row: object, { people }: World["stage"]) => people.staff.CONTENT.id };

/** A member of content asks for words of theirs to be published. */
const templateRequest = ({ id, by_id }: Row): string => {
  const document = JSON.stringify({ act: "template.publish", expects: [] });
  const detail = JSON.stringify({ templateId: id });
  return `insert into approval (id, act, subject_kind, subject_id, detail, document, digest, reason, creator_id, expires_at) values ('${TEMPLATE_REQUEST}',
    'template.publish', 'notice_template', '${id as string}', '${detail}', '${document}', digest_of('${document}'), '${reason}', '${by_id as string}',
    app_now() + interval '1 hour')`;
};

/** After every other one, so that the words that it takes the place of have ended before. */
const NEXT_TEMPLATE = "ffffffff-ffff-7fff-bfff-ffffffffffff";
const nextTemplate = ({ by_id }: Row): string =>
  `insert into notice_template (id, key, language, number, parts, by_id)
    select '${NEXT_TEMPLATE}', 'chat.message', 'en', max(number) + 1, '${JSON.stringify(WORDS)}', '${by_id as string}' from notice_template;
  ${templateRequest({ id: NEXT_TEMPLATE, by_id })}`;

/** Two people agree to it, in the same plan. */
const enacted = (id: (row: Row) => string): MoveStory => ({
  by: (_row, { people }) => people.staff.COMPLIANCE.id,
  with: async () => [{ machine: "approval", id: TEMPLATE_REQUEST, move: "agree" }],
  about: (row) => ({
    act: "template.publish",
    subject: { kind: "notice_template", id: id(row) },
    approval: TEMPLATE_REQUEST,
  }),
});

export const storiesOfSettings: Story[] = [
  {
    machine: "notice_template",
    start: async ({ stage }) => {
      await stage.run(
        "update notice_template set state = 'RETIRED', ended_at = app_now(), ended_by_id = by_id where state <> 'RETIRED'",
      );
      return {
        who: stage.people.staff.CONTENT.id,
        row: { id: newId(), key: "chat.message", language: "en", parts: WORDS },
      };
    },
    chooses: ["id", "key", "language", "parts"],
    moves: {
      discard: byContent,
      publish: { ...byContent, set: () => ({ reason }), chooses: ["reason"] },
      enact: { ...enacted(({ id }) => id as string), given: templateRequest },
      replace: {
        ...enacted(() => NEXT_TEMPLATE),
        given: nextTemplate,
        with: async () => [
          { machine: "approval", id: TEMPLATE_REQUEST, move: "agree" },
          { machine: "notice_template", id: NEXT_TEMPLATE, move: "enact" },
        ],
      },
      retire: { ...byContent, set: () => ({ end_reason: reason }), chooses: ["end_reason"] },
    },
  },
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
