import "server-only";
import { queryOne, sql } from "@/lib/kernel/db";
import { env } from "@/lib/kernel/env";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { Email } from "../mail-person";

const linkTo = (path: string) => new URL(path, env().APP_URL).href;

export const appealEmails = {
  /** To those who may answer. */
  appealed: async ({ appealId }: { appealId: string }): Promise<Email | undefined> => {
    const appeal = await queryOne<{ name: string; dueAt: Date }>(sql`
      select u.name, a.due_at from block_appeal a join app_user u on u.id = a.user_id
      where a.id = ${appealId}::uuid and a.state = 'OPEN'`);
    if (!appeal) return undefined;
    return {
      subject: `${appeal.name} appeals against a block`,
      heading: `${appeal.name} appeals against their block`,
      paragraphs: [
        `Someone other than the person who set the block answers by ${formatDateTime(appeal.dueAt)}, Lagos time.`,
      ],
      button: { label: "Open appeals", url: linkTo("/admin/appeals") },
    };
  },
  /** To the person. */
  answered: async ({ appealId }: { appealId: string }): Promise<Email | undefined> => {
    const appeal = await queryOne<{ state: string; answer: string | null }>(sql`
      select state::text as state, answer from block_appeal where id = ${appealId}::uuid`);
    if (!appeal?.answer) return undefined;
    const { state, answer } = appeal;
    return state === "GRANTED"
      ? {
          subject: "Your account is open again",
          heading: "We lifted the block on your account",
          paragraphs: ["A colleague of the person who set it has read your appeal.", `“${answer}”`],
          button: { label: "Sign in", url: linkTo("/sign-in") },
        }
      : {
          subject: "Your appeal was declined",
          heading: "Your account stays blocked",
          paragraphs: [
            "A colleague of the person who set the block has read your appeal.",
            `“${answer}”`,
            "Your money is safe and still yours.",
          ],
        };
  },
};
