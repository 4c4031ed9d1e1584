import { AgreeForm } from "@/components/admin/approvals/agree-form";
import { StaffTable } from "@/components/admin/staff/staff-table";
import { Badge, type Tone } from "@/components/ui/badge";
import type { Column } from "@/components/ui/table";
import { keyFor } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { BannerForStaff } from "@/lib/settings";
import { audiences, type Language, languages, placements } from "@/lib/settings/banners/banners";
import type { FormAction } from "@/lib/web/form-state";

type BannersTableProps = {
  banners: BannerForStaff[];
  viewerId: string;
  /** Ends a banner; absent for those who only read. */
  end: FormAction | undefined;
};

/** Banners: those that run or will run first. */
export const BannersTable = ({ banners, viewerId, end }: BannersTableProps) => (
  <StaffTable caption="Banners" rows={banners} keyOf={({ id }) => id} columns={columnsFor(viewerId, end)} />
);

const tones: Record<BannerForStaff["state"], Tone> = { "to come": "wait", running: "ok", ended: "neutral" };

const columnsFor = (viewerId: string, end: FormAction | undefined): Column<BannerForStaff>[] => [
  { title: "State", cell: ({ state }) => <Badge tone={tones[state]}>{state}</Badge> },
  {
    title: "Text",
    cell: ({ bodies }) => (
      <div className="grid gap-1">
        <span className="wrap-anywhere">{bodies.en}</span>
        <OtherLanguages names={Object.keys(bodies).filter((name) => name !== "en")} />
      </div>
    ),
  },
  { title: "Where", cell: ({ placement }) => placements[placement] },
  { title: "For", cell: ({ audience }) => audiences[audience] },
  { title: "From", cell: ({ startsAt }) => formatDateTime(startsAt) },
  { title: "Until", cell: ({ endsAt }) => formatDateTime(endsAt) },
  { title: "By", cell: ({ publisherName }) => publisherName },
  {
    title: "End",
    cell: ({ id, state }) =>
      end && state !== "ended" ? (
        <AgreeForm
          action={end}
          formKey={keyFor("end banner", viewerId, id)}
          about={{ id }}
          label="End"
          pending="Ending"
          kind="quiet"
        />
      ) : (
        "–"
      ),
  },
];

const OtherLanguages = ({ names }: { names: string[] }) =>
  names.length > 0 && (
    <span className="text-xs text-muted">
      also in {names.map((name) => languages[name as Language]).join(", ")}
    </span>
  );
