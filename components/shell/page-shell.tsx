import type { ReactNode } from "react";
import { SettingsWatch } from "@/components/realtime/settings-watch";
import { SiteFooter } from "./site-footer";
import { SiteHeader } from "./site-header";
import { TabBar } from "./tab-bar";
import type { SignOutAction, Viewer } from "./viewer";

type PageShellProps = {
  /** Null when nobody is signed in; there is then nothing to sign out of. */
  viewer: Viewer | null;
  signOutAction?: SignOutAction;
  /** How many listings are in the cart. */
  cart: number;
  /** `column` gives the page its width and room; `bare` leaves both to the page. */
  frame?: "column" | "bare";
  banners?: ReactNode;
  children: ReactNode;
};

/** Header, content, footer, and the phone's tab bar for those who are signed in. */
export function PageShell({
  viewer,
  signOutAction,
  cart,
  frame = "column",
  banners,
  children,
}: PageShellProps) {
  return (
    <div className={`group/shell flex min-h-dvh flex-col ${viewer ? "pb-14 md:pb-0" : ""}`}>
      <SiteHeader viewer={viewer} signOutAction={signOutAction} cart={cart} />
      {banners}
      <main
        id="content"
        tabIndex={-1}
        className={`outline-none ${frame === "column" ? "wrap pt-5 pb-16 md:pt-7" : ""}`}
      >
        {children}
      </main>
      <SiteFooter hasAccount={viewer !== null} />
      {viewer && <TabBar viewerId={viewer.id} />}
      {viewer && <SettingsWatch realtime={viewer.realtime} />}
    </div>
  );
}
