"use client";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { useCanScan, useScanned } from "./use-scanned";

const loadCamera = () => import("./camera");

/** Where it was not loaded before the connection went: digits are typed instead. */
const NoCamera = () => (
  <p role="alert">The camera can’t be loaded without a connection. Type the six digits instead.</p>
);
const Camera = lazy(() => loadCamera().catch(() => ({ default: NoCamera })));

/** Loads camera and reader once the page is there, so that a code can be scanned where there is no connection any more. */
async function loadForLater(): Promise<void> {
  try {
    const { prepare } = await loadCamera();
    await prepare();
  } catch {
    // Tried again when the camera is opened.
  }
}

type ScanCodeProps = {
  tradeId: string;
  /** SHA-256 of the secret in the buyer's QR code, in hexadecimal. */
  hash: string;
};

/**
 * Scans the buyer's QR code, and proves it here: without a connection it is right or wrong at once, is kept on this device, and is sent with
 * the form around it as soon as there is a connection, or when the room is opened again.
 */
export function ScanCode({ tradeId, hash }: ScanCodeProps) {
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { secret, problem, take } = useScanned(tradeId, hash, field);
  const canScan = useCanScan();
  useEffect(() => {
    if (canScan) void loadForLater();
  }, [canScan]);
  if (secret) {
    return (
      <output className="block rounded-inset bg-primary-soft p-4 text-primary-ink">
        <input ref={field} type="hidden" name="code" value={secret} />
        <span className="block font-semibold">Code confirmed</span>
        <span className="block text-sm">
          The buyer has it. Without a connection, it’s sent as soon as you’re connected.
        </span>
      </output>
    );
  }
  if (!canScan) return null;
  const onRead = async (text: string) => {
    if (await take(text)) setOpen(false);
  };
  return (
    <div className="grid gap-3">
      <button
        type="button"
        onClick={() => setOpen(!isOpen)}
        className={buttonClass({ kind: "quiet", wide: true })}
      >
        {isOpen ? "Close the camera" : "Scan the buyer’s QR code"}
      </button>
      {isOpen && (
        <Suspense fallback={<p className="text-sm text-muted">Starting the camera…</p>}>
          <Camera onRead={(text) => void onRead(text)} />
        </Suspense>
      )}
      <output className="block text-sm font-medium text-danger empty:hidden">{problem}</output>
    </div>
  );
}
