import type { ReactNode } from "react";
import { type ChatLine, linesOf, type Outgoing, type Room, type RoomMoveLine } from "@/lib/chat/room";
import { formatClock, formatDateTime, formatDay } from "@/lib/kernel/time-format";
import { firstName } from "@/lib/trades/naming";
import { MessagePictures } from "./message-pictures";

type MessageListProps = {
  partner: string;
  room: Room;
  moves: RoomMoveLine[];
  outgoing: Outgoing[];
  /** Whether the other party is writing just now. */
  isTyping?: boolean;
  onRetry?: (outgoing: Outgoing) => void;
  /** Stands above the oldest message, such as a button for earlier ones. */
  above?: ReactNode;
};

/** Messages, what happened between them, and what is on its way. It starts at its end, and stays there, without script. */
export function MessageList({ partner, room, moves, outgoing, isTyping, onRetry, above }: MessageListProps) {
  const lines = linesOf(room, moves, formatDay);
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
      role="log"
      aria-label="Messages"
      className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain px-4"
    >
      <div className="mb-auto">
        {above}
        <ol className="flex flex-col gap-3 py-4">
          {lines.map((line) => (
            <Line key={line.key} line={line} partner={partner} />
          ))}
          {outgoing.map((one) => (
            <OnItsWay key={one.clientKey} message={one} onRetry={onRetry} />
          ))}
          {isTyping && <Typing partner={partner} />}
        </ol>
      </div>
    </div>
  );
}

function Line({ line, partner }: { line: ChatLine; partner: string }) {
  if (line.kind === "day") {
    return (
      <li className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {formatDay(new Date(line.at))}
      </li>
    );
  }
  if (line.kind === "move") {
    return (
      <li className="mx-auto max-w-[85%] rounded-2xl bg-ground px-3.5 py-1 text-center text-xs text-muted">
        {line.move.text} · <At at={line.move.at} />
        {line.move.detail && (
          <span dir="auto" className="block [overflow-wrap:anywhere]">
            {line.move.detail}
          </span>
        )}
      </li>
    );
  }
  const { mine, authorName, body, pictures, createdAt } = line.message;
  const isStaff = !mine && authorName !== partner;
  return (
    <li className={`flex flex-col ${mine ? "items-end" : "items-start"}`}>
      <span className={isStaff ? "mb-1 px-1 text-xs font-semibold text-info" : "sr-only"}>
        {mine ? "You" : isStaff ? `Moderator: ${authorName}` : authorName}:{" "}
      </span>
      {body !== "" && <Bubble mine={mine}>{body}</Bubble>}
      <MessagePictures pictures={pictures} by={mine ? "you" : authorName} isOnRight={mine} />
      <span className="mt-1 px-1 text-xs text-muted">
        <At at={createdAt} />
        {line.isRead && " · read"}
      </span>
    </li>
  );
}

const Typing = ({ partner }: { partner: string }) => (
  <li className="flex items-center gap-2 px-1 text-xs text-muted">
    <span aria-hidden className="flex gap-1 rounded-full bg-ground px-2.5 py-2">
      {["", "[animation-delay:150ms]", "[animation-delay:300ms]"].map((delay) => (
        <span key={delay} className={`size-1.5 rounded-full bg-muted motion-safe:animate-pulse ${delay}`} />
      ))}
    </span>
    {firstName(partner)} is typing
  </li>
);

const At = ({ at }: { at: string }) => (
  <time dateTime={at} title={`${formatDateTime(new Date(at))}, Lagos`} className="tabular-nums">
    {formatClock(new Date(at))}
  </time>
);

/** Plain text only: an address in it is no link, and its direction does not spill over. */
function Bubble({ mine, children }: { mine: boolean; children: string }) {
  const look = mine ? "rounded-br-md bg-primary text-on-primary" : "rounded-bl-md bg-ground text-ink";
  return (
    <p
      dir="auto"
      className={`max-w-[85%] whitespace-pre-wrap rounded-box px-3.5 py-2.5 leading-normal [overflow-wrap:anywhere] ${look}`}
    >
      {children}
    </p>
  );
}

function OnItsWay({ message, onRetry }: { message: Outgoing; onRetry?: (outgoing: Outgoing) => void }) {
  const { body, pictures, failure } = message;
  return (
    <li className="flex flex-col items-end">
      <span className="sr-only">You: </span>
      {body !== "" && <Bubble mine>{body}</Bubble>}
      <MessagePictures pictures={pictures} by="you" isOnRight />
      {failure ? (
        <span role="alert" className="mt-1 px-1 text-right text-xs font-medium text-danger">
          Not sent. {failure}{" "}
          <button
            type="button"
            onClick={() => onRetry?.(message)}
            className="min-h-6 font-bold underline underline-offset-2"
          >
            Try again
          </button>
        </span>
      ) : (
        <span className="mt-1 px-1 text-xs text-muted">Sending…</span>
      )}
    </li>
  );
}
