"use client";
import { type PointerEvent, useRef, useState } from "react";
import { useRefresh } from "@/components/realtime/use-refresh";
import { buttonClass } from "@/components/ui/button-class";
import { formatPercent } from "@/lib/money/format";
import { ApiProblem, apiPost, newKey } from "@/lib/web/browser-api";

/** Thousandths of the picture's width and height. */
type Box = { x: number; y: number; width: number; height: number };
type Point = { x: number; y: number };

type BlackOutProps = {
  evidenceId: string;
  page: number;
  picture: string;
  alt: string;
  mayHide: boolean;
};

const WHOLE: Box = { x: 0, y: 0, width: 1000, height: 1000 };
/** Less was no drag, but a tap. */
const LEAST = 8;

const between = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

const placeOf = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Point => {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  const within = (value: number) => Math.min(1000, Math.max(0, Math.round(value * 1000)));
  return { x: within((clientX - left) / width), y: within((clientY - top) / height) };
};

/** Thousandths as CSS writes them. */
const part = (thousandths: number): string => formatPercent(thousandths * 10);

/** Draws boxes over a picture while there are any to add to. */
function useMarking(boxes: Box[] | undefined, mark: (boxes: Box[]) => void) {
  const start = useRef<Point>(undefined);
  const [drawn, setDrawn] = useState<Box>();
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!boxes) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = placeOf(event);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (start.current) setDrawn(between(start.current, placeOf(event)));
  };
  const onPointerUp = () => {
    start.current = undefined;
    if (drawn && drawn.width >= LEAST && drawn.height >= LEAST) mark([...(boxes ?? []), drawn]);
    setDrawn(undefined);
  };
  return { drawn, pointer: { onPointerDown, onPointerMove, onPointerUp } };
}

/** A page, on which those who may can mark what is blacked out for everyone. */
export function BlackOut({ evidenceId, page, picture, alt, mayHide }: BlackOutProps) {
  const refresh = useRefresh();
  const [boxes, setBoxes] = useState<Box[]>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const { drawn, pointer } = useMarking(boxes, setBoxes);
  const hide = async (parts: Box[]) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await apiPost(`/evidence/${evidenceId}/black-out`, { page, boxes: parts }, newKey());
      setBoxes(undefined);
      refresh();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : "It couldn’t be blacked out. Try again.");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <figure className="flex flex-col gap-2">
      <div
        className={`relative self-center ${boxes ? "cursor-crosshair touch-none select-none" : ""}`}
        {...pointer}
      >
        {/* oxlint-disable-next-line next/no-img-element -- made to size by us, and shown to few */}
        <img src={picture} alt={alt} draggable={false} className="max-h-[75dvh] w-auto max-w-full" />
        {[...(boxes ?? []), ...(drawn ? [drawn] : [])].map(({ x, y, width, height }) => (
          <span
            key={`${x}-${y}-${width}-${height}`}
            className="pointer-events-none absolute bg-black"
            style={{ left: part(x), top: part(y), width: part(width), height: part(height) }}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {mayHide && !boxes && (
        <button
          type="button"
          className={buttonClass({ kind: "quiet", size: "small" })}
          onClick={() => setBoxes([])}
        >
          Black out a part
        </button>
      )}
      {boxes && (
        <Choices
          boxes={boxes}
          isBusy={isBusy}
          hide={(parts) => void hide(parts)}
          cancel={() => setBoxes(undefined)}
        />
      )}
    </figure>
  );
}

type ChoicesProps = { boxes: Box[]; isBusy: boolean; hide: (parts: Box[]) => void; cancel: () => void };

/** What to do with what is marked. */
const Choices = ({ boxes, isBusy, hide, cancel }: ChoicesProps) => (
  <div className="flex flex-col gap-2">
    <p className="text-sm text-muted">
      Draw over what nobody should see, such as an account number. This can’t be undone.
    </p>
    <div className="flex flex-wrap gap-2">
      <button
        type="button"
        aria-busy={isBusy}
        disabled={boxes.length === 0}
        className={buttonClass({ size: "small" })}
        onClick={() => hide(boxes)}
      >
        Black out what I marked
      </button>
      <button
        type="button"
        aria-busy={isBusy}
        className={buttonClass({ kind: "quiet", size: "small" })}
        onClick={() => hide([WHOLE])}
      >
        Black out the whole page
      </button>
      <button type="button" className={buttonClass({ kind: "quiet", size: "small" })} onClick={cancel}>
        Cancel
      </button>
    </div>
  </div>
);
