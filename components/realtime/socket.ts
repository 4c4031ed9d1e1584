import type Pusher from "pusher-js";
import type { Channel } from "pusher-js";
import type { RealtimeSettings } from "@/lib/realtime/channels";
import { viewerHeaders } from "@/lib/web/page-viewer";

const asPageViewer = { transport: "ajax", headersProvider: viewerHeaders } as const;

let opening: Promise<Pusher> | undefined;
/** How many parts of the page listen to a channel, by socket. */
const uses = new WeakMap<Pusher, Map<string, number>>();

/** The tab's one socket. Its code is fetched when it is first wanted and the page has nothing better to do. */
export function openSocket({ key, ...settings }: RealtimeSettings): Promise<Pusher> {
  opening ??= connect(key, settings);
  opening.catch(() => {
    opening = undefined; // the code could not be fetched: the next caller retries
  });
  return opening;
}

async function connect(key: string, settings: Omit<RealtimeSettings, "key">): Promise<Pusher> {
  await idle();
  const { default: Socket } = await import("pusher-js");
  const socket = new Socket(key, {
    ...settings,
    enabledTransports: ["ws", "wss"],
    disableStats: true,
    // A dead connection is detected within this time, and polling resumes.
    activityTimeout: 30_000,
    pongTimeout: 10_000,
    channelAuthorization: { endpoint: "/api/realtime/auth", ...asPageViewer },
    userAuthentication: { endpoint: "/api/realtime/session", ...asPageViewer },
  });
  // Authentication was refused: the session has ended. Only a new page load retries.
  socket.connection.bind("disconnected", () => {
    opening = undefined;
  });
  socket.user.bind("pusher:signin_error", ({ status }: { status?: number }) => {
    if (status === 403) socket.disconnect();
  });
  return socket;
}

const idle = () =>
  new Promise<void>((resolve) => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 200);
  });

/**
 * Subscribes once for however many parts of the page listen to the channel. What is not for everybody is listened to as one's
 * session, with which the socket ends.
 */
export function enter(socket: Pusher, name: string): Channel {
  if (/^(private|presence)-/.test(name)) socket.signin();
  const counts = countsOf(socket);
  counts.set(name, (counts.get(name) ?? 0) + 1);
  return socket.subscribe(name);
}

function countsOf(socket: Pusher): Map<string, number> {
  const counts = uses.get(socket) ?? new Map<string, number>();
  uses.set(socket, counts);
  return counts;
}

/** Takes one listener's leave; the last one ends the subscription. */
export function leave(socket: Pusher, name: string): void {
  const counts = countsOf(socket);
  const left = (counts.get(name) ?? 1) - 1;
  if (left > 0) {
    counts.set(name, left);
    return;
  }
  counts.delete(name);
  socket.unsubscribe(name);
}
