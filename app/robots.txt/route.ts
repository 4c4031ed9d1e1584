import { env } from "@/lib/kernel/env";

/** What search engines may read: all that strangers may, and where the list of it is. */
export function GET(): Response {
  const lines = ["User-agent: *", "Disallow: /admin", "Disallow: /api/v1/", "Disallow: /goods/count"];
  const sitemap = new URL("/sitemap.xml", env().APP_URL).href;
  return new Response(`${lines.join("\n")}\n\nSitemap: ${sitemap}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
