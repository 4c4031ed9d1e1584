import type { RealtimeSettings } from "@/lib/realtime/channels";

/** The viewer, as far as the page shell needs it. `balanceMinor` in kobo; null hides it. */
export type Viewer = {
  id: string;
  name: string;
  pictureId: string | null;
  isStaff: boolean;
  balanceMinor: bigint | null;
  /** Notices that they have not read. */
  unread: number;
  realtime: RealtimeSettings;
};

/** A server action that ends the session. */
export type SignOutAction = () => Promise<void>;
