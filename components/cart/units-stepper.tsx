import { Form } from "@/components/form/form";
import { MinusIcon, PlusIcon } from "@/components/ui/icons";

type UnitsStepperProps = {
  action: (submitted: FormData) => Promise<void>;
  id: string;
  title: string;
  units: number;
  /** How many there are to buy. */
  most: number;
};

const step =
  "grid size-11 cursor-pointer place-items-center rounded-full hover:bg-primary-soft disabled:cursor-default disabled:text-faint disabled:hover:bg-transparent";

/** How many of a line: by a press, or typed. Each is a form that is sent, so that no script is needed. */
export const UnitsStepper = ({ action, id, title, units, most }: UnitsStepperProps) => (
  <Form
    key={units}
    action={action}
    className="group/units flex flex-wrap items-center gap-2"
    aria-label={`How many of ${title}`}
  >
    <input type="hidden" name="id" value={id} />
    {/* The first button is the one that Enter presses. */}
    <button
      type="submit"
      className="sr-only order-last min-h-11 rounded-field border border-edge px-3 text-sm font-semibold group-has-[input:focus]/units:not-sr-only focus:not-sr-only"
    >
      Update
    </button>
    <span className="flex items-center rounded-full border border-edge bg-raised">
      <button
        type="submit"
        name="step"
        value="-1"
        disabled={units <= 1}
        aria-label={`One less of ${title}`}
        className={step}
      >
        <MinusIcon size={18} />
      </button>
      <input
        type="number"
        name="units"
        inputMode="numeric"
        min={1}
        max={9_999}
        defaultValue={units}
        aria-label={`How many of ${title}`}
        className="fig h-11 w-11 [appearance:textfield] bg-transparent text-center text-base [&::-webkit-inner-spin-button]:appearance-none"
      />
      <button
        type="submit"
        name="step"
        value="1"
        disabled={units >= most}
        aria-label={`One more of ${title}`}
        className={step}
      >
        <PlusIcon size={18} />
      </button>
    </span>
  </Form>
);
