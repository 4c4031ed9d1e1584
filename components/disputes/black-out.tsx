"use client";
import { useRouter } from "next/navigation";
import { type PointerEvent, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
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

/** A page, on which those who may can mark what is blacked out for everyone. */
export function BlackOut({ evidenceId, page, picture, alt, mayHide }: BlackOutProps) {
  const router = useRouter();
  const [boxes, setBoxes] = useState<Box[]>();
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const start = useRef<Point>(undefined);
  const [drawn, setDrawn] = useState<Box>();
  const isMarking = boxes !== undefined;
  const down = (event: PointerEvent<HTMLElement>) => {
    if (!isMarking) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = placeOf(event);
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (start.current) setDrawn(between(start.current, placeOf(event)));
  };
  const up = () => {
    start.current = undefined;
    if (drawn && drawn.width >= LEAST && drawn.height >= LEAST) setBoxes([...(boxes ?? []), drawn]);
    setDrawn(undefined);
  };
  const hide = async (parts: Box[]) => {
    setIsBusy(true);
    setProblem(undefined);
    try {
      await apiPost(`/evidence/${evidenceId}/black-out`, { page, boxes: parts }, newKey());
      setBoxes(undefined);
      router.refresh();
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error.message : "It couldn’t be blacked out. Try again.");
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <figure className="flex flex-col gap-2">
      <div
        className={`relative self-center ${isMarking ? "cursor-crosshair touch-none select-none" : ""}`}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
      >
        {/* biome-ignore lint/performance/noImgElement: made to size by us, and shown to few */}
        <img src={picture} alt={alt} draggable={false} className="max-h-[75dvh] w-auto max-w-full" />
        {[...(boxes ?? []), ...(drawn ? [drawn] : [])].map((box) => (
          <span
            key={`${box.x}-${box.y}-${box.width}-${box.height}`}
            className="pointer-events-none absolute bg-black"
            style={{
              left: `${box.x / 10}%`,
              top: `${box.y / 10}%`,
              width: `${box.width / 10}%`,
              height: `${box.height / 10}%`,
            }}
          />
        ))}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
      {mayHide && !isMarking && (
        <button
          type="button"
          className={buttonClass({ kind: "quiet", size: "small" })}
          onClick={() => setBoxes([])}
        >
          Black out a part
        </button>
      )}
      {isMarking && (
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
              onClick={() => void hide(boxes)}
            >
              Black out what I marked
            </button>
            <button
              type="button"
              aria-busy={isBusy}
              className={buttonClass({ kind: "quiet", size: "small" })}
              onClick={() => void hide([WHOLE])}
            >
              Black out the whole page
            </button>
            <button
              type="button"
              className={buttonClass({ kind: "quiet", size: "small" })}
              onClick={() => setBoxes(undefined)}
            >
              Cancel
            </button>
          </div>
        </div>
      )}
    </figure>
  );
}
