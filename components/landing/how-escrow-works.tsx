import { Drawing } from "@/components/ui/drawing";

const steps = [
  {
    title: "The buyer’s money goes into escrow",
    drawing: "money-locked",
    buyer: "Your money leaves your wallet, but the seller can’t touch it.",
    seller: "You can see that the full price is in escrow before you do anything.",
  },
  {
    title: "The seller sends it",
    drawing: "airtime-sent",
    buyer: "Airtime goes straight to your number. You can chat with the seller at any time.",
    seller: "You send once you see the money in escrow, and you know where to send it.",
  },
  {
    title: "The buyer confirms, the seller is paid",
    drawing: "seller-paid",
    buyer: "Check what you got first. The seller isn’t paid until you confirm.",
    seller: "The money is in your wallet immediately.",
  },
] as const;

/** Three drawn steps, and what each does for either side. */
export function HowEscrowWorks() {
  return (
    <section aria-labelledby="how" className="border-y border-line bg-surface">
      <div className="wrap py-14 md:py-20">
        <h2 id="how" className="max-w-2xl text-[1.875rem] md:text-[2.5rem]">
          Nobody has to go first on trust
        </h2>
        <ol className="mt-10 grid gap-x-10 gap-y-14 md:grid-cols-3">
          {steps.map((step, index) => (
            <li key={step.title}>
              <div className="mx-auto max-w-80">
                <Drawing name={step.drawing} className="block h-auto w-full" />
              </div>
              <h3 className="mt-5 flex gap-3 text-xl">
                <span className="text-primary-ink">{index + 1}</span>
                {step.title}
              </h3>
              <dl className="mt-4 space-y-3">
                <Side who="Buyer" dot="bg-[#dc9430]">
                  {step.buyer}
                </Side>
                <Side who="Seller" dot="bg-[#4682b8]">
                  {step.seller}
                </Side>
              </dl>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

/** `dot` is the colour that this side wears in the drawings. */
function Side({ who, dot, children }: { who: string; dot: string; children: string }) {
  return (
    <div>
      <dt className="flex items-center gap-2 text-sm font-semibold">
        <span aria-hidden className={`size-2.5 rounded-full ${dot}`} />
        {who}
      </dt>
      <dd className="mt-0.5 pl-4.5 text-muted">{children}</dd>
    </div>
  );
}
