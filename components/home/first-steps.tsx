import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CheckIcon } from "@/components/ui/icons";

type FirstStepsProps = { isVerified: boolean; hasMoney: boolean };

/** What a new user does first: three steps, the next one with the button. */
export function FirstSteps({ isVerified, hasMoney }: FirstStepsProps) {
  const steps = [
    {
      title: "Verify your phone and email",
      text: "It takes about a minute.",
      href: "/verify?next=%2Fhome",
      action: "Verify",
      isDone: isVerified,
    },
    {
      title: "Add money",
      text: "By card or transfer. You can withdraw it whenever you like. Only selling? Skip this.",
      href: "/wallet/fund",
      action: "Add money",
      isDone: hasMoney,
    },
    {
      title: "Make your first trade",
      text: "Buy a little airtime below its price, or turn yours into cash. The money stays in escrow until the airtime has arrived.",
      href: "/offers",
      action: "See offers",
      isDone: false,
    },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);
  return (
    <Card>
      <ol className="divide-y divide-line">
        {steps.map(({ title, text, href, action, isDone }, at) => (
          <li key={title} className="flex flex-wrap items-center gap-x-4 gap-y-3 p-4 sm:flex-nowrap sm:p-5">
            <span
              aria-hidden
              className={`grid size-9 shrink-0 place-items-center rounded-full font-semibold ${isDone ? "bg-primary text-on-primary" : "bg-primary-soft text-primary-ink"}`}
            >
              {isDone ? <CheckIcon size={18} /> : at + 1}
            </span>
            <div className="min-w-0 flex-1 basis-56">
              <h3 className="text-lg leading-snug">
                {title}
                {isDone && <span className="sr-only">, done</span>}
              </h3>
              <p className="mt-0.5 text-sm text-muted">{text}</p>
            </div>
            {!isDone && (
              <ButtonLink href={href} kind={at === next ? "primary" : "quiet"} size="small">
                {action}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
