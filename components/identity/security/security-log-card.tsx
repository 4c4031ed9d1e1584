import { browserOf } from "@/components/identity/profile/browser-names";
import { TitledCard } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { SecurityLine } from "@/lib/identity";

const SHOWN_AT_ONCE = 5;

/** What happened to the safety of the account, the newest first. */
export function SecurityLogCard({ lines }: { lines: SecurityLine[] }) {
  const older = lines.slice(SHOWN_AT_ONCE);
  return (
    <TitledCard title="Security activity">
      {lines.length === 0 ? (
        <p className="text-muted">
          Nothing yet. New sign-ins and security changes appear here, and we’ll email you about them.
        </p>
      ) : (
        <Lines lines={lines.slice(0, SHOWN_AT_ONCE)} />
      )}
      {older.length > 0 && (
        <details className="border-t border-line">
          <summary className="flex min-h-11 items-center font-semibold text-primary-ink underline underline-offset-3">
            Show {older.length} older
          </summary>
          <Lines lines={older} />
        </details>
      )}
    </TitledCard>
  );
}

const Lines = ({ lines }: { lines: SecurityLine[] }) => (
  <ul className="divide-y divide-line">
    {lines.map((line) => (
      <LogLine key={line.id} line={line} />
    ))}
  </ul>
);

function LogLine({
  line: { says, particulars, address, userAgent, createdAt, now },
}: {
  line: SecurityLine;
}) {
  // Programs call themselves as they like; browsers begin with a word of their past.
  const name = userAgent?.startsWith("Mozilla/") ? browserOf(userAgent) : userAgent;
  const from = [name, address].filter(Boolean).join(", ");
  return (
    <li className="py-3">
      <p className="font-medium">{says}</p>
      {particulars.length > 0 && <p className="text-sm wrap-anywhere">{particulars.join(" · ")}</p>}
      <p className="text-sm text-muted wrap-anywhere">
        <RelativeTime at={createdAt} now={now} />
        {from && ` · ${from}`}
      </p>
    </li>
  );
}
