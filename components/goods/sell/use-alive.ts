import { useSyncExternalStore } from "react";

/** Whether scripts run: false on the server, and until the page's have come. */
export const useAlive = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

const never = () => () => {};
