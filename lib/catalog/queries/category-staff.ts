import "server-only";
import type { Actor } from "@/lib/kernel/command";
import { query, queryOne, type Sql, sql } from "@/lib/kernel/db";
import { mustRead } from "@/lib/kernel/permissions";
import type { CategorySchema } from "../category-schema";

/** A category as staff see it. */
export interface StaffCategory {
  id: string;
  slug: string;
  name: string;
  describes: string;
  words: string[];
  position: number;
  isActive: boolean;
  /** What registered sellers sell in it has VAT within its price. */
  isTaxed: boolean;
  parent: { slug: string; name: string } | null;
  /** The version of what it asks; null of a node that is no leaf. */
  schemaVersion: number | null;
  /** Listings that are live, or wait to be looked at, in it. */
  listings: number;
}

const COLUMNS: Sql = sql`
  c.id, c.slug, c.name, c.describes, c.words, c.position, c.is_active, c.is_taxed,
  case when p.id is not null then jsonb_build_object('slug', p.slug, 'name', p.name) end as parent,
  (select max(s.version) from category_schema s where s.category_id = c.id) as schema_version,
  (select count(*)::int from listing l where l.category_id = c.id and l.state in ('LIVE', 'PENDING_REVIEW') and l.deleted_at is null) as listings`;

/** The whole tree, closed ones too: each node of the first level with its leaves after it. Throws Refusal not_found. */
export async function staffCategories(by: Actor): Promise<StaffCategory[]> {
  mustRead(by, "category.change");
  return query<StaffCategory>(sql`
    select ${COLUMNS} from category c left join category p on p.id = c.parent_id
    order by coalesce(p.position, c.position), coalesce(p.slug, c.slug), c.parent_id nulls first, c.position, c.slug`);
}

export interface StaffCategoryPage extends StaffCategory {
  version: string;
  schema: CategorySchema | null;
  /** Who wrote each version of what it asks, the newest first. */
  versions: { version: number; byName: string; at: Date; details: number; listings: number }[];
  now: Date;
}

/** One category with what it asks and asked before; undefined if there is none. Throws Refusal not_found. */
export async function staffCategory(by: Actor, slug: string): Promise<StaffCategoryPage | undefined> {
  mustRead(by, "category.change");
  const row = await queryOne<
    Omit<StaffCategoryPage, "versions"> & {
      versions: (Omit<StaffCategoryPage["versions"][number], "at"> & { at: string })[];
    }
  >(sql`
    select ${COLUMNS}, c.version::text as version, app_now() as now,
      (select s.schema from category_schema s where s.category_id = c.id order by s.version desc limit 1) as schema,
      (select coalesce(jsonb_agg(jsonb_build_object('version', s.version, 'byName', coalesce(u.name, 'Amana'), 'at', s.created_at,
          'details', jsonb_array_length(s.schema->'attributes'), 'listings', (
            select count(*) from listing l join listing_version v on v.listing_id = l.id and v.version = l.live_version
            where v.category_id = c.id and v.category_version = s.version and l.state = 'LIVE')) order by s.version desc), '[]')
        from category_schema s left join person u on u.id = s.by_id where s.category_id = c.id) as versions
    from category c left join category p on p.id = c.parent_id where c.slug = ${slug}`);
  return row && { ...row, versions: row.versions.map(({ at, ...rest }) => ({ ...rest, at: new Date(at) })) };
}
