import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

/** The outcome of a payment, with the next step. */
export function Outcome(props: { mark: ReactNode; title: string; says: ReactNode; children: ReactNode }) {
  return (
    <Card className="mx-auto flex max-w-lg flex-col items-center px-5 py-9 text-center sm:px-10">
      {props.mark}
      <div aria-live="polite">
        <h1 className="mt-5 text-[1.625rem]">{props.title}</h1>
        <div className="mt-2.5 grid gap-2.5 text-muted">{props.says}</div>
      </div>
      <div className="mt-7 grid w-full gap-3">{props.children}</div>
    </Card>
  );
}

const tones = {
  ok: "bg-primary text-on-primary",
  wait: "bg-wait-soft text-wait",
  danger: "bg-danger-soft text-danger",
  info: "bg-info-soft text-info",
} as const;

export const Mark = ({ icon, tone }: { icon: ReactNode; tone: keyof typeof tones }) => (
  <span className={`grid size-16 place-items-center rounded-full ${tones[tone]}`}>{icon}</span>
);
