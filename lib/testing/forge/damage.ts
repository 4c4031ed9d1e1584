import type { Stage } from "./stage";

/** One change of one table that no plan has made. */
export interface Damage {
  name: string;
  statement: string;
}

/** The tables whose rows ledger:check answers for. */
export const GUARDED = [
  "account",
  "approval_use",
  "balance_delta",
  "chargeback",
  "deposit",
  "offer",
  "payout",
  "posting",
  "posting_key",
  "posting_reversal",
  "refund",
  "settlement",
  "timeline",
  "trade",
  "trade_line",
  "transfer",
] as const;

interface Column {
  place: string;
  name: string;
  type: string;
  /** Of an enum: all of them. */
  labels: string[] | null;
}

/** Of postings those that move money: what else they are about is not the ledger's. */
const rowsOf = (place: string): string =>
  place === "posting"
    ? "(select ctid, * from posting where id in (select posting_id from transfer))"
    : `(select ctid, * from ${place})`;

/** Another value of a column, as SQL over it. */
function another({ name, type, labels }: Column): string | undefined {
  if (labels)
    return `(select l::${type} from unnest('{${labels.join(",")}}'::text[]) l where l <> ${name}::text limit 1)`;
  switch (type) {
    case "int8":
    case "int4":
    case "int2":
      return `coalesce(${name}, 0) + 1`;
    case "uuid":
      return "gen_random_uuid()";
    case "text":
      return "'damaged'";
    case "bool":
      return `not ${name}`;
    case "bytea":
      return "'\\x00'";
    case "jsonb":
      return "'{}'";
    default:
      return undefined;
  }
}

const COLUMNS = `
  select c.relname as place, a.attname as name, t.typname as type,
    (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relname = any($1) order by c.relname, a.attnum`;

/**
 * For each guarded table: one row deleted, one doubled, and for each column one row edited and two rows' values swapped. A row with
 * a value is chosen; one in the middle, so that it is neither the first nor the last of its kind.
 */
export async function damagesOf(stage: Stage): Promise<Damage[]> {
  const columns = (await stage.run(COLUMNS, [[...GUARDED]])) as unknown as Column[];
  const damages: Damage[] = [];
  for (const place of GUARDED) {
    const of = columns.filter((column) => column.place === place);
    const middle = `(select ctid from ${rowsOf(place)} r order by ctid offset (select count(*) / 2 from ${rowsOf(place)} r) limit 1)`;
    damages.push({
      name: `${place}: a row deleted`,
      statement: `delete from ${place} where ctid = ${middle}`,
    });
    damages.push({ name: `${place}: a row doubled`, statement: doubled(place, of, middle) });
    for (const column of of) {
      const value = another(column);
      const has = `(select ctid from ${rowsOf(place)} r where ${column.name} is not null order by ctid desc limit 1)`;
      if (value !== undefined)
        damages.push({
          name: `${place}.${column.name} edited`,
          statement: `update ${place} set ${column.name} = ${value} where ctid = ${has}`,
        });
      damages.push({ name: `${place}.${column.name} swapped`, statement: swapped(place, column) });
    }
  }
  return damages;
}

/** Under another id, where the table has one. */
function doubled(place: string, columns: readonly Column[], row: string): string {
  const values = columns.map(({ name, type }, at) =>
    name === "id" || (at === 0 && type === "uuid")
      ? type === "uuid"
        ? "gen_random_uuid()"
        : `(select max(${name}) + 1 from ${place})`
      : name,
  );
  return `insert into ${place} (${columns.map(({ name }) => name).join(", ")}) select ${values.join(", ")} from ${place} where ctid = ${row}`;
}

const swapped = (place: string, { name }: Column): string => `
  with pair as (
    select a.ctid as one, a.${name} as its, b.ctid as other, b.${name} as others
    from ${rowsOf(place)} a join ${rowsOf(place)} b on a.${name}::text < b.${name}::text order by a.ctid, b.ctid limit 1)
  update ${place} t set ${name} = case t.ctid when one then others else its end from pair where t.ctid in (one, other)`;

/** What of the guarded tables the ledger does not answer for, and who does. Matched against a damage's name. */
export const OUTSIDE: readonly (readonly [name: RegExp, why: string])[] = [
  [
    /(_at|\.at|_until) swapped$|\.version /,
    "times and versions of rows: no money or authority follows from them once they are past",
  ],
  [
    /\.(reason|note|failure|category|evidence|response|responded_by_id|requested_by_id|hold_reason|name_match|sender_\w+|channel|return_to|virtual_account_id|access_code|authorization_url|delivery|proposal|delivery_seconds_left|deliveries_undone|staff_extensions|extended_days|extension_reason) /,
    "words and circumstances: the audit log has who and why",
  ],
  [
    /\.(bank_name|account_name|listed_under|listed_minor|rate_bps) |offer\.terms swapped/,
    "what is shown of a row; the account's number and the price are checked",
  ],
  [
    /\.(gateway_record_id|gateway_reference|transfer_code) |deposit\.reference |asked_minor /,
    "known to the gateway: reconciliation compares them each minute",
  ],
  [/posting\.(act|result) |posting_key\.(key|request_hash|posting_id) /, "known to the caller alone"],
  [
    /balance_delta\.(id edited|amount_minor swapped)|transfer\.id edited|trade_line\.offer_id swapped|refund\.state swapped/,
    "the sums and the holds are the same as before",
  ],
];
