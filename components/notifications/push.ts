import { apiDelete, apiPost } from "@/lib/web/browser-api";
import { VIEWER_ATTRIBUTE } from "@/lib/web/page-viewer";

/** Pushes on this device, for the person of the page. 'install': only once the site is on the home screen, as on an iPhone. */
export type PushState = "unsupported" | "install" | "denied" | "off" | "on";

/** As the server knows it: our public key, and whether this session's browser is registered. */
export interface PushAt {
  publicKey: string;
  isOn: boolean;
}

/** Also read by public/sw.js. */
const STORE = "push";
const VIEWER = "/push-viewer";

const viewerId = () => document.querySelector(`[${VIEWER_ATTRIBUTE}]`)?.getAttribute(VIEWER_ATTRIBUTE) ?? "";

const isSupported = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window && "caches" in window;

/** Safari on a phone has pushes only for what was added to the home screen. */
const isIosTab = () => "standalone" in navigator && navigator.standalone === false;

/** What is so now. Registers anew what the server no longer knows, such as after signing in again. */
export async function readPush({ isOn }: PushAt): Promise<PushState> {
  if (!isSupported()) return isIosTab() ? "install" : "unsupported";
  if (Notification.permission === "denied") return "denied";
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  const isOurs = Notification.permission === "granted" && (await keptViewer()) === viewerId();
  if (!subscription || !isOurs) return "off";
  if (!isOn) await register(subscription);
  return "on";
}

/** Asks the person, who has just pressed a button. @throws ApiProblem, or DOMException where the browser has no push service */
export async function turnPushOn({ publicKey }: PushAt): Promise<PushState> {
  const permission = await Notification.requestPermission();
  if (permission !== "granted") return permission === "denied" ? "denied" : "off";
  await navigator.serviceWorker.register("/sw.js");
  const { pushManager } = await navigator.serviceWorker.ready;
  // One for another key, or another person's, would be refused or theirs.
  await (await pushManager.getSubscription())?.unsubscribe();
  await register(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey }));
  await (await caches.open(STORE)).put(VIEWER, new Response(viewerId()));
  return "on";
}

/** @throws ApiProblem */
export async function turnPushOff(): Promise<PushState> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  const subscription = await registration?.pushManager.getSubscription();
  if (subscription) await apiDelete("/me/push-subscriptions", { endpoint: subscription.endpoint });
  await subscription?.unsubscribe();
  await caches.delete(STORE);
  return "off";
}

function register(subscription: PushSubscription): Promise<unknown> {
  const { endpoint, keys } = subscription.toJSON();
  return apiPost("/me/push-subscriptions", { endpoint, keys });
}

const keptViewer = async (): Promise<string | undefined> => (await caches.match(VIEWER))?.text();
