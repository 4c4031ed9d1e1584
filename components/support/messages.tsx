import { formatDateTime } from "@/lib/kernel/time-format";
import type { SupportMessage } from "@/lib/support";

type MessagesProps = {
  messages: SupportMessage[] /** How the conversation's person is called: 'You' for themselves. */;
  person: string;
};

/** The words of a conversation, oldest first: staff by first name and role. Plain text: an address in it is no link. */
export const Messages = ({ messages, person }: MessagesProps) => (
  <ol aria-label="Messages" className="grid gap-4">
    {messages.map(({ id, staff, body, createdAt }) => (
      <li key={id} className={`grid gap-1 ${staff ? "justify-items-start" : "justify-items-end"}`}>
        <p className="flex flex-wrap gap-x-2 px-1 text-sm text-muted">
          <span className={`font-semibold ${staff ? "text-info" : "text-ink"}`}>{staff ?? person}</span>
          <time dateTime={createdAt.toISOString()}>{formatDateTime(createdAt)}</time>
        </p>
        <p
          dir="auto"
          className={`max-w-[92%] rounded-box px-4 py-3 whitespace-pre-wrap wrap-anywhere ${
            staff ? "rounded-tl-md bg-ground" : "rounded-tr-md bg-primary-soft"
          }`}
        >
          {body}
        </p>
      </li>
    ))}
  </ol>
);
