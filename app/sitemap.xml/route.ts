import { countSitemapFiles } from "@/lib/catalog";
import { env } from "@/lib/kernel/env";
import { sitemapAnswer } from "../sitemaps/sitemap-answer";

/** The index of the sitemaps: our own pages, and files of listings. */
export async function GET(): Promise<Response> {
  const origin = env().APP_URL;
  const files = await countSitemapFiles();
  const names = ["pages", ...Array.from({ length: files }, (_, at) => `listings-${at + 1}`)];
  return sitemapAnswer(
    "sitemapindex",
    names.map((name) => `<sitemap><loc>${new URL(`/sitemaps/${name}.xml`, origin).href}</loc></sitemap>`),
  );
}
