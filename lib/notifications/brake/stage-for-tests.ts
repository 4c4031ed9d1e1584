import { receiveAfricasTalking } from "@/lib/channels/africas-talking-webhook";
import { query, sql } from "@/lib/kernel/db";
import type { TestUser } from "@/lib/testing/world";
import { openNoticeStage } from "../stage-for-tests";
import { setBrakeWord } from "./brake-word";

/** Notices by a provider that passes answers on to us. */
export async function openBrakeStage() {
  const stage = await openNoticeStage({
    provider: "africas_talking",
    answer: (request) =>
      receiveAfricasTalking(request, new URL(request.url).pathname.split("/").at(-1) ?? ""),
  });
  /** A person texts us, and the worker acts on it. Answers the statuses with which we took it. */
  async function text(from: TestUser, words: string, more: object = {}): Promise<string[]> {
    const answers = await stage.textUs({ from: from.phone, text: words, ...more });
    await stage.relay();
    return answers;
  }
  return {
    ...stage,
    text,
    /** The code at the end of the last text that can be stopped. */
    async codeTo(user: TestUser): Promise<string> {
      await stage.relay();
      await stage.app.moveTime("61 seconds");
      await stage.sweep();
      const texts = (await stage.textsTo(user.phone)).map((one) => one.text);
      return texts.flatMap((words) => / Not you\? Reply STOP (\w{4})$/.exec(words)?.[1] ?? [])[0] ?? "";
    },
    /** Gives the last notice about a trade a code that a test knows, as if it had been texted. */
    async giveCode(user: TestUser, code: string): Promise<void> {
      await stage.app.asOwner(
        `insert into brake_code (phone, code, user_id, notice_id, expires_at)
         select $2, $3, user_id, id, app_now() + interval '24 hours' from notice where user_id = $1 and group_key like 'trade:%' order by id desc limit 1
         on conflict (phone, code) do update set used_by = null, expires_at = excluded.expires_at, notice_id = excluded.notice_id`,
        [user.id, user.phone, code],
      );
    },
    giveWord: (user: TestUser, word: string) => setBrakeWord(user.actor, word, {}),
    restrictionsOf: ({ id }: TestUser) =>
      query<{ kind: string; state: string; subjectKind: string | null; seconds: number | null }>(sql`
        select kind::text as kind, state::text as state, subject_kind, extract(epoch from until - created_at)::int as seconds
        from restriction where user_id = ${id}::uuid order by kind, created_at`),
    outcomes: async () => {
      const { rows } = await stage.app.asOwner("select outcome from text_reply order by id");
      return rows.map(({ outcome }: { outcome: string | null }) => outcome);
    },
  };
}

export type BrakeStage = Awaited<ReturnType<typeof openBrakeStage>>;
