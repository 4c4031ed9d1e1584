"use client";
import { useState } from "react";
import { InfoIcon, XIcon } from "@/components/ui/icons";
import { DISMISSED_COOKIE, DISMISSED_KEPT } from "@/lib/settings/banners/dismissed";

type BannerBarProps = {
  id: string;
  language: string;
  text: string;
  /** A bar as wide as the window, or a box within a page. */
  frame: "bar" | "box";
  /** As staff see it before it is published: it cannot be put away. */
  isPreview?: boolean;
};

/** One banner. This browser can put it away for good. */
export function BannerBar({ id, language, text, frame, isPreview = false }: BannerBarProps) {
  const [isGone, setGone] = useState(false);
  if (isGone) return null;
  return (
    <aside
      aria-label="Announcement"
      className={`bg-info-soft text-info ${frame === "bar" ? "border-b border-line" : "mb-5 rounded-inset"}`}
    >
      <div className={`flex items-start gap-3 py-2.5 ${frame === "bar" ? "wrap" : "px-4"}`}>
        <InfoIcon size={20} className="mt-0.5 shrink-0" />
        <p lang={language} className="min-w-0 flex-1 wrap-anywhere">
          {text}
        </p>
        <button
          type="button"
          aria-label="Dismiss"
          disabled={isPreview}
          className="-my-2 -mr-2 grid size-11 shrink-0 cursor-pointer place-items-center rounded-field"
          onClick={() => {
            dismiss(id);
            setGone(true);
          }}
        >
          <XIcon size={18} />
        </button>
      </div>
    </aside>
  );
}

const aYear = 60 * 60 * 24 * 365;

function dismiss(id: string): void {
  const before = new RegExp(`(?:^|; )${DISMISSED_COOKIE}=([^;]*)`).exec(document.cookie)?.[1];
  const ids = [id, ...(before?.split(".") ?? [])].slice(0, DISMISSED_KEPT);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in some browsers in use
  document.cookie = `${DISMISSED_COOKIE}=${ids.join(".")}; path=/; max-age=${aYear}; samesite=lax`;
}
