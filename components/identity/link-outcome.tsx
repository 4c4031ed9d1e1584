import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CircleCheckIcon, HourglassIcon, SendIcon } from "@/components/ui/icons";

const marks = {
  ask: { look: "bg-info-soft text-info", Icon: SendIcon },
  done: { look: "bg-primary-soft text-primary-ink", Icon: CircleCheckIcon },
  over: { look: "bg-wait-soft text-wait", Icon: HourglassIcon },
};

type LinkOutcomeProps = {
  /** What the link is good for: to be answered, done, or over. */
  mark: keyof typeof marks;
  title: string;
  says: string;
  /** The one thing to do next. */
  children: ReactNode;
};

/** The page of an emailed link: one message and one button. */
export function LinkOutcome({ mark, title, says, children }: LinkOutcomeProps) {
  const { look, Icon } = marks[mark];
  return (
    <Card className="flex flex-col items-center px-5 py-9 text-center sm:px-9">
      <span className={`grid size-16 place-items-center rounded-full ${look}`}>
        <Icon size={30} />
      </span>
      <h1 className="mt-5 text-[1.625rem]">{title}</h1>
      <p className="mt-2.5 text-muted wrap-anywhere">{says}</p>
      <div className="mt-7 w-full">{children}</div>
    </Card>
  );
}

type LinkOverProps = { after: string; advice: string; href: string; label: string };

/** An expired link: after how long, and what to do instead. */
export const LinkOver = ({ after, advice, href, label }: LinkOverProps) => (
  <LinkOutcome
    mark="over"
    title="This link has expired"
    says={`It has already been used or is more than ${after} old. ${advice}`}
  >
    <ButtonLink href={href} wide>
      {label}
    </ButtonLink>
  </LinkOutcome>
);
