"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect } from "react";

/**
 * Marks the document while the page of a pressed link is on its way; the stylesheet draws a thin line for it when that takes
 * longer than a moment. On a slow connection nothing else would say that the press was felt. Menus, which are native disclosures,
 * close with it, when something else is pressed, and by Escape.
 */
export function NavigationLine() {
  const place = `${usePathname()}?${useSearchParams().toString()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is what ends the wait
  useEffect(stop, [place]);
  useEffect(() => {
    // Early, for the router's own links prevent the click; and a page that comes back from the browser's memory is there.
    addEventListener("click", start, true);
    addEventListener("pageshow", stop);
    // Loaded late; without it menus close on press.
    import("./menu-keys").then(
      ({ closeMenuByKey }) => addEventListener("keydown", closeMenuByKey),
      () => {},
    );
    return () => {
      removeEventListener("click", start, true);
      removeEventListener("pageshow", stop);
    };
  }, []);
  return null;
}

function start(event: MouseEvent) {
  const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
  closeMenus(target);
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link?.href || link.target || link.download || button || metaKey || ctrlKey || shiftKey || altKey)
    return;
  const { origin, pathname, search } = location;
  if (link.origin !== origin || link.pathname + link.search === pathname + search) return;
  document.documentElement.dataset.loading = "";
}

function stop() {
  delete document.documentElement.dataset.loading;
  closeMenus(null);
}

function closeMenus(but: EventTarget | null) {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("[data-menu]"))
    if (!(but instanceof Node && menu.contains(but))) menu.open = false;
}
