const looks = { done: "bg-primary", current: "bg-c3", next: "bg-line" };

/** How far something is: a bar for each step, and the same in words. */
export function StepBar({ step, of, className = "" }: { step: number; of: number; className?: string }) {
  return (
    <p className={`flex shrink-0 gap-1 ${className}`}>
      <span className="sr-only">
        Step {step} of {of}
      </span>
      {Array.from({ length: of }, (_, at) => (
        <span key={at} className={`h-1 w-5 rounded-full ${looks[lookOf(at + 1, step)]}`} />
      ))}
    </p>
  );
}

function lookOf(bar: number, step: number): keyof typeof looks {
  if (bar === step) return "current";
  return bar < step ? "done" : "next";
}
