import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnVersion } from "@/lib/catalog";
import { naira } from "@/lib/money/format";

type VersionListProps = { listingId: string; versions: readonly OwnVersion[]; now: Date };

/** What a listing was and is: each version, what became of it, and how it looks to buyers. */
export const VersionList = ({ listingId, versions, now }: VersionListProps) => (
  <TitledCard title="Versions">
    <ol className="divide-y divide-line">
      {versions.map(({ version, at, title, price, is, no }) => (
        <li key={version} className="grid gap-1 py-3 first:pt-0 last:pb-0">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              href={`/goods/mine/${listingId}/versions/${String(version)}`}
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold text-primary-ink hover:underline"
            >
              Version {version}
            </Link>
            {is === "live" && <Badge tone="ok">Buyers see this</Badge>}
            {is === "waiting" && <Badge tone="info">In review</Badge>}
            {no !== null && <Badge tone="danger">Turned down</Badge>}
            <RelativeTime at={at} now={now} className="ml-auto text-sm text-muted" />
          </p>
          <p className="flex flex-wrap justify-between gap-x-4 text-sm">
            <span className="min-w-0 wrap-anywhere">{title}</span>
            <span className="fig whitespace-nowrap">{naira(price.minor)}</span>
          </p>
          {no !== null && <p className="text-sm text-danger">{no}</p>}
        </li>
      ))}
    </ol>
  </TitledCard>
);
