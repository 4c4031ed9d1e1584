import { TitledCard } from "@/components/ui/card";
import type { MessageView } from "@/lib/chat/schema";
import { formatDateTime } from "@/lib/kernel/time-format";

/** What the parties wrote to each other, oldest first. Only moderators are given it, while the trade is disputed. */
export function Transcript({ messages }: { messages: MessageView[] }) {
  return (
    <TitledCard
      title="Chat"
      aside={<span className="text-sm text-muted">Visible to moderators during the dispute</span>}
    >
      {messages.length === 0 && <p className="text-muted">No messages.</p>}
      <ol className="grid gap-3">
        {messages.map(({ sequence, authorName, body, createdAt }) => (
          <li key={sequence} className="rounded-inset bg-ground px-4 py-3">
            <p className="flex flex-wrap justify-between gap-x-4 text-sm">
              <span className="font-semibold">{authorName}</span>
              <time dateTime={createdAt} className="text-muted">
                {formatDateTime(new Date(createdAt))}
              </time>
            </p>
            <p className="mt-1 whitespace-pre-wrap">{body}</p>
          </li>
        ))}
      </ol>
    </TitledCard>
  );
}

/** In its place, for a moderator who has not claimed the dispute. */
export const UnclaimedChat = () => (
  <TitledCard title="Chat">
    <p className="text-muted">Claim this dispute in its queue to read the chat.</p>
  </TitledCard>
);
