"use client";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";

interface Attention {
  /** Messages of the other side that the viewer has not read. */
  unread: number;
  setUnread: (count: number) => void;
  /** Whether the chat is in sight: always on a wide screen, by its tab on a phone. */
  isChatShown: boolean;
}

const RoomAttention = createContext<Attention>({ unread: 0, setUnread() {}, isChatShown: true });

export const useRoomAttention = (): Attention => useContext(RoomAttention);

const wide = "(min-width: 64rem)";

type RoomTabsProps = { initialUnread: number; heading: ReactNode; trade: ReactNode; chat: ReactNode };

/**
 * The two halves of the room: side by side from 1024 px, two tabs below. The tabs are radio buttons that CSS obeys, so that
 * they switch before any script has come.
 */
export function RoomTabs({ initialUnread, heading, trade, chat }: RoomTabsProps) {
  const [unread, setUnread] = useState(initialUnread);
  const [isChatShown, setChatShown] = useState(false);
  const chatTab = useRef<HTMLInputElement>(null);
  const look = () => setChatShown(matchMedia(wide).matches || (chatTab.current?.checked ?? false));
  useEffect(() => {
    look();
    const width = matchMedia(wide);
    width.addEventListener("change", look);
    return () => width.removeEventListener("change", look);
  });
  const attention = useMemo(() => ({ unread, setUnread, isChatShown }), [unread, isChatShown]);
  return (
    <RoomAttention.Provider value={attention}>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_23.75rem] lg:grid-rows-[auto_1fr] lg:items-start lg:gap-x-6">
        <div className="min-w-0 not-print:max-lg:group-has-[#show-chat:checked]/room:sr-only">{heading}</div>
        <fieldset className="sticky top-14 z-5 -mx-4 mb-4 max-md:group-has-[#show-chat:checked]/room:mb-0 grid grid-cols-2 gap-1 border-b border-line bg-ground px-4 md:top-16 lg:hidden">
          <legend className="sr-only">Show</legend>
          <label className={tab}>
            <input
              type="radio"
              name="room"
              id="show-trade"
              defaultChecked
              onChange={look}
              className={radio}
            />
            Trade
          </label>
          <label className={tab}>
            <input ref={chatTab} type="radio" name="room" id="show-chat" onChange={look} className={radio} />
            Chat
            {unread > 0 && (
              <span className="grid h-6 min-w-6 place-items-center rounded-full bg-primary px-1.5 text-xs font-bold text-on-primary">
                {unread}
                <span className="sr-only"> unread</span>
              </span>
            )}
          </label>
        </fieldset>
        <div className="lg:col-start-1 flex min-w-0 flex-col gap-5 not-print:max-lg:group-has-[#show-chat:checked]/room:hidden">
          {trade}
        </div>
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1 min-w-0 max-lg:group-has-[#show-trade:checked]/room:hidden lg:sticky lg:top-22">
          {chat}
        </div>
      </div>
    </RoomAttention.Provider>
  );
}

const tab =
  "relative flex min-h-12 cursor-pointer items-center justify-center gap-2 border-b-2 border-transparent font-semibold text-muted has-[:checked]:border-primary-ink has-[:checked]:text-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:-outline-offset-3 has-[:focus-visible]:outline-primary-ink";

const radio = "absolute inset-0 size-full cursor-[inherit] appearance-none opacity-0";
