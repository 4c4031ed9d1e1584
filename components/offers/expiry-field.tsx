import { useRef } from "react";
import { Field, inputClass } from "@/components/form/field";
import { hoursLater } from "./lagos-time";

const lifetimes = [
  { hours: 1, says: "1 hour" },
  { hours: 6, says: "6 hours" },
  { hours: 24, says: "1 day" },
  { hours: 72, says: "3 days" },
  { hours: 168, says: "7 days" },
];

type ExpiryFieldProps = {
  /** The server's time when it rendered, ISO 8601. */
  now: string;
  /** On Lagos's clock, as the field writes it. */
  defaultValue: string;
  error?: string;
  /** Called when a quick choice has filled the field. */
  onChoose: (text: string) => void;
};

/** Until when the offer stands, on Lagos's clock wherever the person is. */
export function ExpiryField({ now, defaultValue, error, onChoose }: ExpiryFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const choose = (hours: number) => {
    const text = hoursLater(now, hours);
    if (input.current) input.current.value = text;
    onChoose(text);
  };
  return (
    <div>
      <Field label="Ends" name="expiresAt" error={error} hint="Lagos time, up to 30 days from now.">
        {(wiring) => (
          <input
            {...wiring}
            ref={input}
            type="datetime-local"
            min={hoursLater(now, 0)}
            max={hoursLater(now, 24 * 30)}
            defaultValue={defaultValue}
            className={inputClass}
          />
        )}
      </Field>
      <div className="mt-2.5 flex flex-wrap gap-2 noscript:hidden">
        {lifetimes.map(({ hours, says }) => (
          <button
            key={hours}
            type="button"
            onClick={() => choose(hours)}
            className="relative min-h-9 rounded-full border border-line px-3.5 text-sm font-medium after:absolute after:-inset-1 after:content-[''] hover:border-edge"
          >
            <span className="sr-only">Open for </span>
            {says}
          </button>
        ))}
      </div>
    </div>
  );
}
