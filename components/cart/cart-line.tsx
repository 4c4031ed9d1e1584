import Link from "next/link";
import { Form } from "@/components/form/form";
import { ListingImage } from "@/components/goods/listing-image";
import { PackageIcon, TriangleAlertIcon, XIcon } from "@/components/ui/icons";
import { SubmitButton } from "@/components/ui/submit-button";
import { listingPath } from "@/lib/catalog/address";
import type { CartLine as Line } from "@/lib/checkout/schema";
import { naira } from "@/lib/money/format";
import { UnitsStepper } from "./units-stepper";
import { changesInWords } from "./words";

type Change = (submitted: FormData) => Promise<void>;

/** What can be done about a line: server actions, which need no script. */
export type CartActions = { changeUnits: Change; takeOut: Change };

type CartLineProps = { line: Line; actions: CartActions };

/** One listing in a cart: what it is, how many, and what has changed since it was looked at. */
export function CartLine({ line, actions }: CartLineProps) {
  const { listing, units, available } = line;
  const { id, title, cover, conditionSays, price, unitsLeft } = listing;
  const isGone = available === 0;
  return (
    <li className="grid grid-cols-[5rem_minmax(0,1fr)] gap-x-4 gap-y-3 py-4 sm:grid-cols-[6rem_minmax(0,1fr)]">
      <div className="relative aspect-square overflow-hidden rounded-inset bg-line">
        {/* Of what is gone nobody sees the pictures any more. */}
        {isGone ? (
          <PackageIcon size={28} className="absolute inset-0 m-auto text-muted" />
        ) : (
          cover && <ListingImage image={cover} alt="" sizes="96px" />
        )}
      </div>
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h3 className="min-w-0 font-sans text-base leading-snug font-medium tracking-normal wrap-anywhere">
            <Link
              href={listingPath(listing)}
              prefetch={false}
              className="inline-flex min-h-6 hover:underline"
            >
              {title}
            </Link>
          </h3>
          {!isGone && (
            <p className="fig text-lg whitespace-nowrap">{naira(BigInt(price.minor) * BigInt(available))}</p>
          )}
        </div>
        <p className="text-sm text-muted">
          {conditionSays}
          {available > 1 && `, ${naira(price.minor)} each`}
        </p>
        {changesInWords(line).map((sentence) => (
          <p key={sentence} className="mt-1.5 flex gap-2 text-sm font-medium text-wait">
            <TriangleAlertIcon size={17} className="mt-0.5" />
            {sentence}
          </p>
        ))}
        <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          {!isGone && (unitsLeft !== "1" || units > 1) && (
            <UnitsStepper
              action={actions.changeUnits}
              id={id}
              title={title}
              units={units}
              most={Number(unitsLeft)}
            />
          )}
          <Form action={actions.takeOut}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton
              kind="quiet"
              size="small"
              pendingLabel="Removing"
              className="-ml-4 border-transparent"
            >
              <span className="inline-flex items-center gap-1.5">
                <XIcon size={16} /> Remove
              </span>
              <span className="sr-only"> {title}</span>
            </SubmitButton>
          </Form>
        </div>
      </div>
    </li>
  );
}
