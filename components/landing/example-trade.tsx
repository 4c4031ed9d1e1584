import { uiOf } from "@/components/assets";
import { Card, Inset } from "@/components/ui/card";
import { ArrowRightIcon, CheckIcon, HourglassIcon, LockIcon } from "@/components/ui/icons";
import { airtimeOf } from "@/lib/assets/airtime/example";

/** What a trade looks like halfway, drawn with the parts of the real trade room and marked as an example. */
const { Mark } = uiOf("AIRTIME");

export function ExampleTrade() {
  return (
    <Card aria-label="An example trade" className="relative p-5 sm:p-6">
      <div className="flex items-center gap-3.5">
        <Mark {...airtimeOf(5_000_00n)} />
        <div className="min-w-0 flex-1">
          <p className="fig text-xl">₦5,000 MTN airtime</p>
          <p className="text-sm text-muted">You buy, Bayo sells</p>
        </div>
        <p className="self-start text-xs font-medium text-muted">Example</p>
      </div>
      <WhereTheMoneyIs />
      <ol className="mt-5 space-y-3">
        <Done>You put ₦4,150 in escrow</Done>
        <Done>Bayo marked the airtime as sent</Done>
        <li className="flex items-center gap-3 rounded-inset bg-wait-soft p-3 font-semibold text-wait">
          <HourglassIcon size={20} />
          <span className="flex-1">Your turn: has it arrived?</span>
        </li>
      </ol>
    </Card>
  );
}

function WhereTheMoneyIs() {
  return (
    <div className="mt-5 grid grid-cols-[1fr_auto_1.4fr_auto_1fr] items-center gap-1 text-center text-sm sm:gap-2">
      <p className="text-muted">Your wallet</p>
      <ArrowRightIcon size={18} className="text-faint" />
      <Inset className="bg-primary-soft px-2 py-3 text-primary-ink">
        <p className="flex items-center justify-center gap-1.5">
          <LockIcon size={15} /> Escrow
        </p>
        <p className="fig mt-1 text-2xl">₦4,150</p>
      </Inset>
      <ArrowRightIcon size={18} className="text-faint" />
      <p className="text-muted">Bayo</p>
    </div>
  );
}

function Done({ children }: { children: string }) {
  return (
    <li className="flex items-center gap-3">
      <span className="grid size-6 shrink-0 place-items-center rounded-full bg-primary text-on-primary">
        <CheckIcon size={15} />
      </span>
      {children}
    </li>
  );
}
