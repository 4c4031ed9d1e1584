import Link from "next/link";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { tradeLinkClass } from "@/components/admin/trades/trades-table";
import { Badge } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import type { ListedTemplate } from "@/lib/notifications";
import { languages } from "@/lib/notifications/templates/parts";

/** The kinds of one family, with what is missing. */
export const TemplatesTable = ({ caption, templates }: { caption: string; templates: ListedTemplate[] }) => (
  <StaffTable caption={caption} rows={templates} keyOf={({ key }) => key} columns={columns} />
);

const columns: Column<ListedTemplate>[] = [
  {
    title: "Notice",
    cell: ({ key }) => (
      <Link href={`/admin/templates/${key}`} className={tradeLinkClass}>
        {key}
      </Link>
    ),
  },
  { title: "In English", cell: ({ title }) => <span className="wrap-anywhere">{title}</span> },
  {
    title: "How",
    cell: ({ isUrgent, isTexted }) => (
      <span className="flex flex-wrap gap-1.5">
        {isUrgent && <Badge tone="wait">Urgent</Badge>}
        {isTexted && <Badge tone="neutral">Text message</Badge>}
      </span>
    ),
  },
  {
    title: "Words of staff",
    cell: ({ live, drafts, unfit }) => (
      <span className="flex flex-wrap gap-1.5">
        {live.map((language) => (
          <Badge key={language} tone={unfit.includes(language) ? "danger" : "ok"}>
            {languages[language]}
            {unfit.includes(language) && ": can’t be used"}
          </Badge>
        ))}
        {drafts.map((language) => (
          <Badge key={`draft ${language}`} tone="wait">
            Draft: {languages[language]}
          </Badge>
        ))}
      </span>
    ),
  },
  {
    title: "Missing",
    cell: ({ missing }) =>
      missing.length === 0 ? (
        <span className="text-muted">None</span>
      ) : (
        missing.map((language) => languages[language]).join(", ")
      ),
  },
];
