import type { AuditSearch } from "@/lib/audit";

const fields = ["actor", "act", "subject", "before"] as const;

/** What the URL asks for. */
export function searchIn(asked: Record<string, string | string[] | undefined>): AuditSearch {
  const found = fields.flatMap((field) => {
    const value = asked[field];
    return typeof value === "string" && value.trim() !== ""
      ? [[field, value.trim().slice(0, 100)] as const]
      : [];
  });
  return Object.fromEntries(found);
}

/** The page, or the file of its lines, with these criteria. */
export function placeOf(search: AuditSearch, path = "/admin/audit"): string {
  const chosen = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return chosen.length > 0 ? `${path}?${new URLSearchParams(chosen)}` : path;
}
