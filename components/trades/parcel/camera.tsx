import { useEffect, useEffectEvent, useRef, useState } from "react";
import { qrReader } from "./qr-reader";

/** Between two looks at the picture, in milliseconds. */
const EVERY = 150;

/** Loads what reads the camera's pictures. */
export const prepare = async (): Promise<void> => void (await qrReader());

/** The phone's camera, until it has read a QR code. */
export default function Camera({ onRead }: { onRead: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const heard = useEffectEvent(onRead);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const shown = video.current;
    if (!shown) return undefined;
    const stopping = new AbortController();
    look(shown, stopping.signal, (text) => heard(text)).catch((error: unknown) => setProblem(whyNot(error)));
    return () => stopping.abort();
  }, []);
  if (problem) return <p role="alert">{problem}</p>;
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label="Camera"
      className="aspect-square w-full max-w-80 justify-self-center rounded-inset bg-black object-cover"
    />
  );
}

/** Reads what the camera sees, until it is stopped; the same code is said once in a row. */
async function look(video: HTMLVideoElement, signal: AbortSignal, onRead: (text: string) => void) {
  // The reader first: where it can't be loaded the camera stays off.
  const read = await qrReader();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) return stop();
  signal.addEventListener("abort", stop);
  video.srcObject = stream;
  await video.play();
  let last: string | undefined;
  const next = async () => {
    if (signal.aborted) return;
    const text = video.videoWidth > 0 ? await read(video) : undefined;
    if (signal.aborted) return;
    if (text && text !== last) onRead(text);
    last = text ?? last;
    setTimeout(() => void next(), EVERY);
  };
  return next();
}

function whyNot(error: unknown): string {
  // A browser says by a DOMException that the camera is not allowed, taken or not there.
  return error instanceof DOMException
    ? "This page can’t use the camera. Allow it in your browser’s settings, or type the six digits."
    : "The camera couldn’t be started. Type the six digits instead.";
}
