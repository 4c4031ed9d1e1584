import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import type { RealtimeSettings } from "@/lib/realtime/channels";

let opening: Promise<Pusher> | undefined;
const uses = new Map<string, number>();

/** The tab's one socket. Its code is fetched when it is first wanted and the page has nothing better to do. */
export function openSocket({ key, ...settings }: RealtimeSettings): Promise<Pusher> {
  opening ??= connect(key, settings);
  opening.catch(() => {
    opening = undefined; // the code could not be fetched: whoever asks next tries again
  });
  return opening;
}

async function connect(key: string, settings: Omit<RealtimeSettings, "key">): Promise<Pusher> {
  await idle();
  const { default: Socket } = await import("pusher-js");
  return new Socket(key, {
    ...settings,
    enabledTransports: ["ws", "wss"],
    disableStats: true,
    // A line that has gone dead is noticed within this time, and asking begins again.
    activityTimeout: 30_000,
    pongTimeout: 10_000,
    channelAuthorization: { endpoint: "/api/realtime/auth", transport: "ajax" },
  });
}

const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 200);
  });

/** Subscribes once for however many parts of the page listen to the channel. */
export function enter(socket: Pusher, name: string): Channel {
  uses.set(name, (uses.get(name) ?? 0) + 1);
  return socket.subscribe(name);
}

/** Takes one listener's leave; the last one ends the subscription. */
export function leave(socket: Pusher, name: string): void {
  const left = (uses.get(name) ?? 1) - 1;
  if (left > 0) {
    uses.set(name, left);
    return;
  }
  uses.delete(name);
  socket.unsubscribe(name);
}
