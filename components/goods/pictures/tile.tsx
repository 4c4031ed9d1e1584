import type { MouseEvent, ReactNode } from "react";
import { ChevronLeftIcon, ChevronRightIcon, UndoIcon, XIcon } from "@/components/ui/icons";
import { formatPercent } from "@/lib/money/format";
import { isOnItsWay, type ListedPicture } from "./picture-list";

type TileProps = {
  picture: ListedPicture;
  /** From 0; the first is the cover. */
  place: number;
  count: number;
  onMove: (place: number) => void;
  onTurn: () => void;
  onRemove: () => void;
  onRetry: () => void;
  onFocus: (x: number, y: number) => void;
};

/** One picture of the list, with what can be done with it. */
export function Tile({ picture, place, count, onMove, onTurn, onRemove, onRetry, onFocus }: TileProps) {
  const { progress, key, file } = picture;
  const name = `picture ${place + 1}`;
  return (
    <li draggable data-key={key} className="flex flex-col gap-1">
      <div className="relative aspect-square overflow-hidden rounded-field border border-line bg-rail">
        <Preview picture={picture} name={name} onFocus={onFocus} />
        {place === 0 && (
          <span className="pointer-events-none absolute top-1.5 left-1.5 rounded-full bg-surface px-2 text-xs font-semibold text-ink">
            Cover
          </span>
        )}
        {progress.is === "sending" && (
          <progress
            className="absolute inset-x-2 bottom-2 h-2"
            max={1}
            value={progress.part}
            aria-label={`Uploading ${name}`}
          />
        )}
      </div>
      {progress.is === "failed" && (
        <p className="text-sm text-danger">
          {progress.says} {file && <WordButton onClick={onRetry}>Try again</WordButton>}
        </p>
      )}
      <div className="flex justify-between">
        <Act label={`Move ${name} to the front`} onClick={() => onMove(place - 1)} isOff={place === 0}>
          <ChevronLeftIcon size={18} />
        </Act>
        <Act label={`Move ${name} back`} onClick={() => onMove(place + 1)} isOff={place === count - 1}>
          <ChevronRightIcon size={18} />
        </Act>
        <Act label={`Turn ${name}`} onClick={onTurn} isOff={isOnItsWay(picture)}>
          <UndoIcon size={18} className="-scale-x-100" />
        </Act>
        <Act label={`Remove ${name}`} onClick={onRemove}>
          <XIcon size={18} />
        </Act>
      </div>
      {place > 0 && <WordButton onClick={() => onMove(0)}>Make cover</WordButton>}
    </li>
  );
}

type PreviewProps = Pick<TileProps, "picture" | "onFocus"> & { name: string };

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
      <img
        draggable={false}
        src={preview}
        alt=""
        className={`size-full object-contain ${isKept ? "" : "opacity-60"}`}
      />
      {isKept && (
        <span
          aria-hidden
          className="pointer-events-none absolute size-4 -translate-1/2 rounded-full border-2 border-white shadow"
          style={{ left: formatPercent(focusX * 100), top: formatPercent(focusY * 100) }}
        />
      )}
    </button>
  );
}

const WordButton = ({ onClick, children }: { onClick: () => void; children: string }) => (
  <button
    type="button"
    onClick={onClick}
    className="min-h-6 self-start text-sm font-semibold text-primary-ink underline"
  >
    {children}
  </button>
);

type ActProps = { label: string; onClick: () => void; isOff?: boolean; children: ReactNode };

const Act = ({ label, onClick, isOff = false, children }: ActProps) => (
  <button
    type="button"
    aria-label={label}
    disabled={isOff}
    onClick={onClick}
    className="grid size-8 place-items-center rounded-field text-muted hover:bg-rail hover:text-ink disabled:opacity-30"
  >
    {children}
  </button>
);
