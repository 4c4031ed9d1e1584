import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { fontClasses } from "./fonts";
import "./globals.css";

const says =
  "Buy and sell airtime with people you have never met. The money is locked until both sides are done.";

export const metadata: Metadata = {
  title: { default: "Amana: trade safely with strangers", template: "%s · Amana" },
  description: says,
  applicationName: "Amana",
  manifest: "/manifest.webmanifest",
  icons: { icon: { url: "/icon.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
  formatDetection: { telephone: false },
  openGraph: { type: "website", siteName: "Amana", title: "Amana", description: says },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf6ef" },
    { media: "(prefers-color-scheme: dark)", color: "#0e1411" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made ahead of time could not carry the nonce of the request that shows it.
  await connection();
  const theme = (await cookies()).get("theme")?.value;
  const chosen = theme === "light" || theme === "dark" ? theme : undefined;
  return (
    <html lang="en-NG" data-theme={chosen} className={fontClasses}>
      <body>{children}</body>
    </html>
  );
}
