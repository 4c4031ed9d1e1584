import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { isReachable } from "@/lib/web/browser-api";

/**
 * Refreshes the page's data, if the server can be reached: Next answers a refresh that fails with a load of the whole page, which
 * would lose what is being typed.
 */
export function useRefresh(): () => void {
  const router = useRouter();
  return useCallback(() => {
    void isReachable().then((reachable) => reachable && router.refresh());
  }, [router]);
}
