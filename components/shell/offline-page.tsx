"use client";
import { useEffect } from "react";

/** Has the browser keep the page that it shows without a connection; once all else has loaded, and never while developing. */
export function OfflinePage() {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return undefined;
    // Without it nothing is missing but the page, so a browser that will not have it is left alone.
    const register = () => void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
    if (document.readyState === "complete") register();
    else addEventListener("load", register, { once: true });
    return () => removeEventListener("load", register);
  }, []);
  return null;
}
