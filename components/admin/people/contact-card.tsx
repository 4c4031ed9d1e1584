import { DecisionForm } from "@/components/admin/approvals/decision-form";
import { Badge } from "@/components/ui/badge";
import { TitledCard } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { newId } from "@/lib/kernel/ids";
import { formatDateTime } from "@/lib/kernel/time-format";
import type { InspectedPerson } from "@/lib/staff";
import type { FormAction } from "@/lib/web/form-state";

type ContactCardProps = {
  person: InspectedPerson;
  /** Shows a detail for ten minutes; absent for those who may not. */
  unmask: FormAction | undefined;
};

const labels = { email: "email address", phone: "phone number" } as const;
const fields = ["email", "phone"] as const;

/** How a person is reached, masked, and the forms that show each detail with a reason. */
export function ContactCard({ person, unmask }: ContactCardProps) {
  const { email, phone, emailProven, phoneProven, unmasked } = person;
  const shownUntil = (field: (typeof fields)[number]) => unmasked.find((one) => one.field === field)?.until;
  return (
    <TitledCard title="Contact">
      <DefinitionList
        rows={[
          {
            term: "Email",
            value: <Detail value={email} isProven={emailProven} until={shownUntil("email")} />,
          },
          {
            term: "Phone",
            value: <Detail value={phone} isProven={phoneProven} until={shownUntil("phone")} />,
          },
        ]}
      />
      {unmask && (
        <div className="mt-4 grid gap-3">
          {fields
            .filter((field) => !shownUntil(field))
            .map((field) => (
              <DecisionForm
                key={field}
                action={unmask}
                about={{ userId: person.id, field }}
                formKey={newId()}
                kind="danger"
                label={`Show the ${labels[field]}`}
                pending="Showing"
                says={`You see it for ten minutes. ${person.name} can see that a member of staff looked at it, and your reason.`}
                codes="look"
                reasonHint="The person can read this."
              />
            ))}
        </div>
      )}
    </TitledCard>
  );
}

type DetailProps = { value: string; isProven: boolean; until: Date | undefined };

const Detail = ({ value, isProven, until }: DetailProps) => (
  <span className="wrap-anywhere">
    {value} {!isProven && <Badge tone="wait">unconfirmed</Badge>}
    {until && <span className="block text-sm text-muted">shown until {formatDateTime(until)}</span>}
  </span>
);
