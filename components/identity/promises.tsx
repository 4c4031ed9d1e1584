import { Drawing } from "@/components/ui/drawing";
import { CheckIcon } from "@/components/ui/icons";

const promises = [
  "The buyer’s money is in escrow before the seller does anything.",
  "The seller is paid only once the airtime arrives.",
  "If the seller doesn’t start in time, the buyer gets a full refund.",
];

/** The benefits of an account, beside the form; hidden on a phone. */
export function Promises() {
  return (
    <aside
      aria-label="How Amana protects you"
      className="hidden rounded-panel bg-primary-soft px-10 py-12 lg:block xl:px-14 print:hidden"
    >
      <div className="mx-auto max-w-md">
        <Drawing name="money-locked" className="block h-auto w-full" />
        <ul className="mt-8 grid gap-4 text-lg leading-snug">
          {promises.map((promise) => (
            <li key={promise} className="flex gap-3.5">
              <span className="mt-0.5 grid size-6 shrink-0 place-items-center rounded-full bg-primary text-on-primary">
                <CheckIcon size={15} />
              </span>
              {promise}
            </li>
          ))}
        </ul>
      </div>
    </aside>
  );
}
