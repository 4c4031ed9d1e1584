import { XIcon } from "@/components/ui/icons";
import { focusClass } from "../picture";
import { CoverMark, coverClass, tileClass } from "./frame";
import type { ListedPicture } from "./picture-list";

type TileProps = {
  picture: ListedPicture;
  /** From 0; the first is the cover. */
  place: number;
  /** What can be done with it is shown below. */
  isOpen: boolean;
  onOpen: () => void;
  onRemove: () => void;
  onRetry: () => void;
};

/** One picture of the list. A tap shows what can be done with it. */
export function Tile({ picture, place, isOpen, onOpen, onRemove, onRetry }: TileProps) {
  const { progress, key, preview } = picture;
  const name = `picture ${place + 1}`;
  const isKept = progress.is === "kept";
  return (
    <li draggable data-key={key} className="relative">
      <button
        type="button"
        aria-label={`Change ${name}`}
        aria-expanded={isOpen}
        onClick={onOpen}
        className={`${tileClass} w-full ${place === 0 ? coverClass : isOpen ? "ring-2 ring-ink" : ""}`}
      >
        {/* oxlint-disable-next-line next/no-img-element -- it is on this device, or has its one size */}
        <img
          draggable={false}
          src={preview}
          alt=""
          className={`absolute inset-0 size-full object-cover ${focusClass(picture)} ${isKept ? "" : "opacity-60"}`}
        />
        {place === 0 && <CoverMark />}
        {picture.hasWord && (
          <span className="pointer-events-none absolute top-1.5 left-1.5 rounded-full bg-surface px-2 py-0.5 text-xs leading-none font-semibold text-ink">
            Word
          </span>
        )}
      </button>
      {(progress.is === "sending" || progress.is === "waiting") && (
        <progress
          className="pointer-events-none absolute bottom-2 left-2 h-2 w-[calc(100%-1rem)]"
          max={1}
          value={progress.is === "sending" ? progress.part : 0}
          aria-label={`Uploading ${name}`}
        />
      )}
      {progress.is === "failed" && picture.file && (
        <button
          type="button"
          onClick={onRetry}
          className="absolute inset-x-1 bottom-1 min-h-7 rounded-field bg-surface text-xs font-semibold text-danger"
        >
          Try again
        </button>
      )}
      <button
        type="button"
        aria-label={`Remove ${name}`}
        onClick={onRemove}
        className="absolute top-1 right-1 grid size-7 place-items-center rounded-full bg-surface text-ink shadow-card hover:text-danger"
      >
        <XIcon size={16} />
      </button>
    </li>
  );
}
