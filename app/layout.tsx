import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { EditedFields } from "@/components/form/edited-fields";
import { KeptDrafts } from "@/components/form/kept-drafts";
import { OfflineWorker } from "@/components/shell/offline-worker";
import { NavigationLine } from "@/components/ui/navigation-line";
import { env } from "@/lib/kernel/env";
import { fontClasses } from "./fonts";
import "./globals.css";

/** Pages set their title, and public ones a description; Open Graph and Twitter use the same. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: "Amana: trade safely with strangers", template: "%s · Amana" },
    description:
      "Buy and sell goods and airtime with people you’ve never met. The money stays in escrow until the buyer says it’s right.",
    applicationName: "Amana",
    manifest: "/manifest.webmanifest",
    icons: {
      icon: [
        { url: "/favicon.ico", sizes: "32x32" },
        { url: "/icon.svg", type: "image/svg+xml" },
      ],
      apple: "/apple-touch-icon.png",
    },
    formatDetection: { telephone: false },
    openGraph: { type: "website", siteName: "Amana", locale: "en_NG" },
    twitter: { card: "summary_large_image" },
  };
}

const grounds = { light: "#faf6ef", dark: "#0e1411" };

/** The browser's theme colour matches the page's background in the active theme. */
export async function generateViewport(): Promise<Viewport> {
  const chosen = await chosenTheme();
  return {
    width: "device-width",
    initialScale: 1,
    themeColor: chosen
      ? grounds[chosen]
      : [
          { media: "(prefers-color-scheme: light)", color: grounds.light },
          { media: "(prefers-color-scheme: dark)", color: grounds.dark },
        ],
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made ahead of time could not carry the nonce of the request that shows it.
  await connection();
  return (
    <html lang="en-NG" data-theme={await chosenTheme()} className={fontClasses}>
      <body>
        {children}
        <NavigationLine />
        <EditedFields />
        <OfflineWorker />
        <KeptDrafts />
      </body>
    </html>
  );
}

async function chosenTheme(): Promise<"light" | "dark" | undefined> {
  const theme = (await cookies()).get("theme")?.value;
  return theme === "light" || theme === "dark" ? theme : undefined;
}
