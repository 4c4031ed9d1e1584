import { MessagePictures } from "@/components/chat/message-pictures";
import { TitledCard } from "@/components/ui/card";
import type { MessageView } from "@/lib/chat/schema";
import { formatClock, formatDateTime } from "@/lib/kernel/time-format";
import { firstName } from "@/lib/trades/naming";

/** What the parties wrote to each other, oldest first. Only moderators are given it, while the trade is disputed. */
export function Transcript({ messages }: { messages: MessageView[] }) {
  return (
    <TitledCard
      title="Chat"
      aside={<span className="text-xs text-muted">read for this dispute, and recorded</span>}
      className="p-4!"
    >
      {messages.length === 0 && <p className="text-muted">No messages.</p>}
      <ol className="grid gap-1">
        {messages.map(({ sequence, authorName, body, pictures, createdAt }) => (
          <li key={sequence} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2.5">
            <time
              dateTime={createdAt}
              title={`${formatDateTime(new Date(createdAt))}, Lagos`}
              className="text-muted tabular-nums"
            >
              {formatClock(new Date(createdAt))}
            </time>
            <div>
              <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                <b>{firstName(authorName)}</b> {body}
              </p>
              <MessagePictures pictures={pictures} by={authorName} />
            </div>
          </li>
        ))}
      </ol>
    </TitledCard>
  );
}

/** In its place, for a moderator who has not claimed the dispute. */
export const UnclaimedChat = () => (
  <TitledCard title="Chat" className="p-4!">
    <p className="text-muted">Claim this dispute in its queue to read the chat.</p>
  </TitledCard>
);
