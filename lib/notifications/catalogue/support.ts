import { supportEvents } from "@/lib/support/events";
import { readAnswerFacts } from "@/lib/support/notice-facts";
import { when } from "./source";

/** Conversations with support. */
export const supportNotices = [
  when(
    supportEvents.answered,
    async ({ messageId, userId }) => {
      const facts = await readAnswerFacts(messageId);
      if (!facts) return undefined;
      const { caseId, page, ...args } = facts;
      return { group: `support:${caseId}`, link: page, readers: { owner: { userId, args } } };
    },
    { "support.answered": { to: ["owner"] } },
  ),
];
