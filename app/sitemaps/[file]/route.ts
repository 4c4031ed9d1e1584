import { categoryTree, sitemapListings } from "@/lib/catalog";
import { categoryPath } from "@/lib/catalog/address";
import { env } from "@/lib/kernel/env";
import { sitemapAnswer, sitemapUrl } from "../sitemap-answer";

const pages = ["/", "/goods", "/offers", "/help", "/help/disputes", "/help/rules", "/prohibited", "/proofs"];
/** Files are counted from 1; nobody has this many listings. */
const FILE = /^listings-([1-9]\d{0,3})\.xml$/;

/** A sitemap: of our own pages and categories, or of listings. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  const { file } = await params;
  const origin = env().APP_URL;
  if (file === "pages.xml") {
    const tree = await categoryTree();
    const categories = tree.flatMap(({ slug, children }) => [slug, ...children.map((child) => child.slug)]);
    const paths = [...pages, ...categories.map(categoryPath)];
    return sitemapAnswer(
      "urlset",
      paths.map((path) => sitemapUrl(origin, path)),
    );
  }
  const number = FILE.exec(file)?.[1];
  const listings = number ? await sitemapListings(Number(number) - 1) : [];
  if (listings.length === 0) return new Response("Not found", { status: 404 });
  return sitemapAnswer(
    "urlset",
    listings.map(({ path, changedAt }) => sitemapUrl(origin, path, changedAt)),
  );
}
