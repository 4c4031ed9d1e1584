import { TitledCard } from "@/components/ui/card";
import { DownloadIcon } from "@/components/ui/icons";
import { type DocumentView, kindNames, nameOfKind } from "@/lib/documents/schema";
import { formatDay } from "@/lib/kernel/time-format";

type DocumentsCardProps = {
  documents: readonly DocumentView[];
  /** Of a checkout, whose one document is for all of its orders. */
  title?: string;
};

/** What was issued in writing about a trade or a checkout, each as a file; nothing before it has ended. */
export const DocumentsCard = ({ documents, title = "Documents" }: DocumentsCardProps) =>
  documents.length > 0 && (
    <TitledCard title={title}>
      <ul className="divide-y divide-line">
        {documents.map(({ kind, number, issuedAt, corrects, href }) => (
          <li key={number}>
            <a
              href={href}
              download
              className="flex min-h-11 items-center justify-between gap-3 rounded-field py-2 hover:underline"
            >
              <span className="min-w-0">
                <span className="block font-semibold text-primary-ink">
                  {kindNames[nameOfKind(kind)].title}
                </span>
                <span className="block text-sm text-muted">
                  <span className="fig">{number}</span> · {formatDay(new Date(issuedAt))}
                  {corrects && (
                    <>
                      {" "}
                      · corrects <span className="fig">{corrects}</span>
                    </>
                  )}
                </span>
              </span>
              <DownloadIcon size={18} className="text-muted" label="PDF" />
            </a>
          </li>
        ))}
      </ul>
    </TitledCard>
  );
