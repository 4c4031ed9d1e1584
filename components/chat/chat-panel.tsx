"use client";
import { type ComponentType, lazy, Suspense, useState, useSyncExternalStore } from "react";
import type { TradeFormAction } from "@/components/trades/trade-actions";
import { Avatar } from "@/components/ui/avatar";
import { BadgeCheckIcon } from "@/components/ui/icons";
import { type RoomMoveLine, roomOf } from "@/lib/chat/room";
import type { MessagePage } from "@/lib/chat/schema";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import type { TradeRole } from "@/lib/trades/moves";
import { Composer, type Speech } from "./composer";
import type { LiveChatProps } from "./live-chat";
import { MessageList } from "./message-list";
import type { Presence } from "./use-presence";

type ChatPanelProps = {
  tradeId: string;
  version: string;
  /** An outage stops the trade's clock. */
  isStopped: boolean;
  /** True once the trade has ended: then only words can still come. */
  isOver: boolean;
  /** The other side's full name. */
  partner: string;
  pictureId: string | null;
  isVerified: boolean;
  moves: RoomMoveLine[];
  messages: MessagePage;
  partnerRole: TradeRole;
  realtime: RealtimeSettings;
  /** Sends a message without script. */
  action: TradeFormAction;
  messageKey: string;
};

/**
 * The chat. The server's messages and a plain form stand first; the live list takes their place once its code has come, and
 * what is being typed stays.
 */
export function ChatPanel({
  partner,
  pictureId,
  isVerified,
  messages,
  action,
  messageKey,
  ...rest
}: ChatPanelProps) {
  const isScripted = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [live, setLive] = useState<Speech | null>(null);
  const [presence, setPresence] = useState<Presence>();
  const still = <MessageList partner={partner} room={roomOf(messages)} moves={rest.moves} outgoing={[]} />;
  return (
    <section
      aria-label={`Chat with ${partner}`}
      className="flex min-h-80 flex-col overflow-hidden border-line bg-surface max-md:-mx-4 max-md:h-[calc(100dvh-10.125rem-env(safe-area-inset-bottom))] md:h-[calc(100dvh-11rem)] md:rounded-box md:border md:shadow-card lg:h-[calc(100dvh-7.25rem)]"
    >
      <header className="flex items-center gap-3 border-b border-line px-4 py-3 max-md:py-2">
        <Avatar name={partner} pictureId={pictureId} />
        <div className="min-w-0">
          <h2 className="flex items-center gap-1.5 font-sans text-base font-semibold tracking-normal">
            <bdi className="truncate">{partner}</bdi>
            {isVerified && <BadgeCheckIcon size={18} className="text-primary-ink" label="Verified" />}
            {presence?.isPartnerHere && <HereNow />}
          </h2>
          <p className="text-xs text-muted">
            {presence?.isModeratorHere
              ? "A moderator can read this chat"
              : "Only the two of you can read this, plus a moderator if there’s a dispute"}
          </p>
        </div>
      </header>
      {isScripted ? (
        <Suspense fallback={still}>
          <LiveChat
            partner={partner}
            messages={messages}
            still={still}
            onReady={setLive}
            onPresence={setPresence}
            {...rest}
          />
        </Suspense>
      ) : (
        still
      )}
      <Composer
        partner={partner}
        tradeId={rest.tradeId}
        action={action}
        messageKey={messageKey}
        live={live}
      />
    </section>
  );
}

const HereNow = () => (
  <span className="ml-1 flex shrink-0 items-center gap-1.5 text-xs font-medium text-primary-ink">
    <span aria-hidden className="size-2 rounded-full bg-primary-ink" />
    online
  </span>
);

const never = () => () => {};

/** Fetched after the page is there; where that fails, the server's messages and the plain form go on working. */
const LiveChat = lazy<ComponentType<LiveChatProps>>(() =>
  import("./live-chat").then(
    ({ LiveChat: live }) => ({ default: live }),
    () => ({ default: ({ still }) => still }),
  ),
);
