import { countSitemapFiles } from "@/lib/catalog";
import { env } from "@/lib/kernel/env";
import { sitemapAnswer } from "../sitemaps/sitemap-answer";

/** The index of the sitemaps: our own pages, and files of stores and of listings. */
export async function GET(): Promise<Response> {
  const origin = env().APP_URL;
  const { listings, stores } = await countSitemapFiles();
  const names = ["pages", ...filesOf("stores", stores), ...filesOf("listings", listings)];
  return sitemapAnswer(
    "sitemapindex",
    names.map((name) => `<sitemap><loc>${new URL(`/sitemaps/${name}.xml`, origin).href}</loc></sitemap>`),
  );
}

const filesOf = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${name}-${at + 1}`);
