import { categoryTree, sitemapListings, sitemapStores } from "@/lib/catalog";
import { categoryPath } from "@/lib/catalog/address";
import { env } from "@/lib/kernel/env";
import { sitemapAnswer, sitemapUrl } from "../sitemap-answer";

const pages = ["/", "/goods", "/offers", "/help", "/help/disputes", "/help/rules", "/prohibited", "/proofs"];
/** Files are counted from 1; nobody has this many listings. */
const FILE = /^(listings|stores)-([1-9]\d{0,3})\.xml$/;

/** A sitemap: of our own pages and categories, of stores, or of listings. */
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
  const [, of, number] = FILE.exec(file) ?? [];
  const read = of === "stores" ? sitemapStores : sitemapListings;
  const found = number ? await read(Number(number) - 1) : [];
  if (found.length === 0) return new Response("Not found", { status: 404 });
  return sitemapAnswer(
    "urlset",
    found.map(({ path, changedAt }) => sitemapUrl(origin, path, changedAt)),
  );
}
