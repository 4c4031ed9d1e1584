import { query, sql } from "@/lib/kernel/db";
import { keepSearch, saveSearch } from "@/lib/search";
import { allDocuments } from "@/lib/search/documents";
import { engine } from "@/lib/search/engines";
import { readListingFilter } from "@/lib/search/schema";
import { actorOf } from "../people";

/** What many looked for today; see `popularSearches`. */
const popular = ["iphone 13", "generator", "ankara", "solar panel", "laptop", "rice", "sofa", "sneakers"];
const PEOPLE = 7;

/** Ada’s own. */
const recent = ["standing fan", "white sneakers", "iphone 13"];
const saved = [
  { q: "iphone", max: "500000" },
  { category: "generators", state: "LA" },
];

/** What is on sale is found, and what people searched for is known. After the past has been played, as it is of the present. */
export async function openSearch(): Promise<void> {
  await engine.rebuild(allDocuments());
  await query(sql`
    insert into query_day (query, who)
    select q, md5(q || n) from unnest(${popular}::text[]) q, generate_series(1, ${PEOPLE}::int) n on conflict do nothing`);
  const ada = actorOf("ada");
  for (const words of recent) await keepSearch(words, { userId: ada.id, visitor: "" });
  for (const filter of saved) await saveSearch(ada, readListingFilter(filter), "DAILY");
}
