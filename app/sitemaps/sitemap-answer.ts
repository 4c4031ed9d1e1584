/** An answer of the sitemap protocol with these entries. */
export const sitemapAnswer = (root: "sitemapindex" | "urlset", entries: readonly string[]): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join("\n")}\n</${root}>\n`,
    {
      headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=3600" },
    },
  );

/** A page of a sitemap. Paths are our own: letters, digits, hyphens and slashes. */
export const sitemapUrl = (origin: string, path: string, changedAt?: Date): string =>
  `<url><loc>${new URL(path, origin).href}</loc>${changedAt ? `<lastmod>${changedAt.toISOString()}</lastmod>` : ""}</url>`;
