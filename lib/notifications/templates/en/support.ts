import type { TemplatesOf } from "../parts";

export const support: TemplatesOf<"support"> = {
  "support.answered": {
    title: "We’ve answered you: {subject}",
    body: "{answer}\n\n{from}\n\nReplies to an email don’t reach us: write in the conversation. Your phrase for it is “{phrase}”. Anyone who writes or calls about it without that phrase isn’t from Amana, and we never ask for a password or a code.",
    push: "Support has answered you.",
    button: "Open the conversation",
  },
};
