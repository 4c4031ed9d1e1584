import { buttonClass } from "@/components/ui/button-class";
import type { Column } from "@/components/ui/table";
import { bulkName, type OnePersonPermission } from "@/lib/kernel/bulk/spec";

const FORM = "chosen-rows";

/** A box for each row of a list, which belongs to the form below it. */
export const chooseColumn = <Row,>(
  idOf: (row: Row) => string,
  nameOf: (row: Row) => string,
): Column<Row> => ({
  title: "Choose",
  cell: (row) => (
    <input
      type="checkbox"
      name="ids"
      value={idOf(row)}
      form={FORM}
      aria-label={`Choose ${nameOf(row)}`}
      className="size-5 accent-primary md:size-4"
    />
  ),
});

export type ChosenFormProps = {
  permission: OnePersonPermission;
  label: string;
  /** Another act under the same permission, and its label. */
  also?: { variant: string; label: string };
};

/** Leads to the preview of an act on the chosen rows. Works without scripts. */
export const ChosenForm = ({ permission, label, also }: ChosenFormProps) => (
  <form id={FORM} method="get" action="/admin/bulk/new" className="mt-4 flex flex-wrap gap-2">
    <ChosenButton act={{ permission }}>{label}</ChosenButton>
    {also && <ChosenButton act={{ permission, variant: also.variant }}>{also.label}</ChosenButton>}
  </form>
);

type ChosenButtonProps = { act: Parameters<typeof bulkName>[0]; children: string };

const ChosenButton = ({ act, children }: ChosenButtonProps) => (
  <button
    type="submit"
    name="act"
    value={bulkName(act)}
    className={buttonClass({ kind: "quiet", size: "small" })}
  >
    {children}
  </button>
);
