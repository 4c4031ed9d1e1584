import type { MouseEvent, ReactNode } from "react";
import { ChevronLeftIcon, ChevronRightIcon, UndoIcon } from "@/components/ui/icons";
import { formatPercent } from "@/lib/money/format";
import { isOnItsWay, type ListedPicture } from "./picture-list";

type PanelProps = {
  picture: ListedPicture;
  /** From 0; the first is the cover. */
  place: number;
  count: number;
  onMove: (place: number) => void;
  onTurn: () => void;
  onFocus: (x: number, y: number) => void;
  /** Marks it as the one with the word of the day, or no longer. */
  onWord: () => void;
};

/** What can be done with a picture, below the tiles. */
export function PicturePanel({ picture, place, count, onMove, onTurn, onFocus, onWord }: PanelProps) {
  const name = `picture ${place + 1}`;
  return (
    <section
      aria-label={`Picture ${place + 1}`}
      className="mt-3 flex flex-wrap gap-3 rounded-field border border-line bg-surface p-3"
    >
      <Preview picture={picture} name={name} onFocus={onFocus} />
      <div className="flex min-w-48 flex-1 flex-col items-start gap-1">
        <p className="text-sm text-muted">
          {picture.progress.is === "kept"
            ? "Tap the part that buyers must see. Cards are cut around it."
            : "You can choose its middle once it is uploaded."}
        </p>
        <div className="flex flex-wrap gap-1">
          <Act
            says="Earlier"
            label={`Move ${name} to the front`}
            onClick={() => onMove(place - 1)}
            isOff={place === 0}
          >
            <ChevronLeftIcon size={18} />
          </Act>
          <Act
            says="Later"
            label={`Move ${name} back`}
            onClick={() => onMove(place + 1)}
            isOff={place === count - 1}
          >
            <ChevronRightIcon size={18} />
          </Act>
          <Act says="Turn" label={`Turn ${name}`} onClick={onTurn} isOff={isOnItsWay(picture)}>
            <UndoIcon size={18} className="-scale-x-100" />
          </Act>
          {place > 0 && (
            <Act says="Make cover" label={`Make ${name} the cover`} onClick={() => onMove(0)}>
              {null}
            </Act>
          )}
        </div>
        <label className="flex min-h-11 items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={picture.hasWord === true}
            onChange={onWord}
            className="size-5 accent-primary"
          />
          It shows today’s word
        </label>
      </div>
    </section>
  );
}

type PreviewProps = Pick<PanelProps, "picture" | "onFocus"> & { name: string };

/** A tap says which point every cut shows. */
function Preview({ picture: { progress, preview, focusX, focusY }, name, onFocus }: PreviewProps) {
  const isKept = progress.is === "kept";
  const isUpright = isKept && progress.image.height > progress.image.width;
  const tapped = ({ clientX, clientY, currentTarget, detail }: MouseEvent<HTMLElement>) => {
    // A key presses it without a place.
    if (detail === 0) return;
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const percent = (part: number) => Math.min(100, Math.max(0, Math.round(part * 10) * 10));
    onFocus(percent((clientX - left) / width), percent((clientY - top) / height));
  };
  return (
    <div className="relative size-36 overflow-hidden rounded-field bg-rail">
      <button
        type="button"
        disabled={!isKept}
        onClick={tapped}
        aria-label={`Choose the point of ${name} that every cut shows`}
        // The shape of the picture, within the square.
        className={`absolute inset-0 m-auto block ${isKept ? (isUpright ? "h-full" : "w-full") : "size-full"}`}
        {...(isKept && { style: { aspectRatio: progress.image.width / progress.image.height } })}
      >
        {/* oxlint-disable-next-line next/no-img-element -- it is on this device, or has its one size */}
        <img draggable={false} src={preview} alt="" className="size-full object-contain" />
        {isKept && (
          <span
            aria-hidden
            className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-white shadow"
            style={{ left: formatPercent(focusX * 100), top: formatPercent(focusY * 100) }}
          />
        )}
      </button>
    </div>
  );
}

type ActProps = { says: string; label: string; onClick: () => void; isOff?: boolean; children: ReactNode };

const Act = ({ says, label, onClick, isOff = false, children }: ActProps) => (
  <button
    type="button"
    aria-label={label}
    disabled={isOff}
    onClick={onClick}
    className="flex min-h-11 items-center gap-1 rounded-field px-2 text-sm font-semibold hover:bg-rail disabled:opacity-40"
  >
    {children}
    {says}
  </button>
);
