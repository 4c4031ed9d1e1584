import { pushAt } from "@/lib/notifications";
import { LaterPushCard, LaterPushSettings } from "./push-later";

type Viewer = { sessionId: string };

/** Notifications on this device: on, off, blocked, not available. For the settings; needs a script. */
export const PushSwitch = async ({ viewer }: { viewer: Viewer }) => (
  <LaterPushSettings at={await pushAt(viewer.sessionId)} />
);

/** Offers notifications on this device, where they can be had and the person has not put it off. Never asks by itself. */
export const PushInvite = async ({ viewer, title }: { viewer: Viewer; title: string }) => (
  <LaterPushCard at={await pushAt(viewer.sessionId)} title={title} />
);
