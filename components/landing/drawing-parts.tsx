import type { ReactNode } from "react";

const ink = "var(--primary-ink)";

/** The ground every drawing stands on: 320 x 200, in the colours of the theme. */
export function Scene({ children }: { children: ReactNode }) {
  return (
    <svg viewBox="0 0 320 200" fill="none" aria-hidden className="block h-auto w-full" strokeWidth="2.5">
      <circle cx="160" cy="98" r="86" fill="var(--primary-soft)" />
      <ellipse cx="160" cy="181" rx="140" ry="7" fill="var(--line)" opacity=".7" />
      <g strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
    </svg>
  );
}

/** A phone, 64 x 116, its top left corner at the origin. */
export function Phone({ x, y, children }: { x: number; y: number; children?: ReactNode }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect width="64" height="116" rx="13" fill="var(--surface)" stroke={ink} />
      <path d="M26 10h12" stroke={ink} />
      {children}
    </g>
  );
}

/** The escrow: a strongbox of 88 x 66 with its shackle above, closed or open. */
export function Strongbox({ x, y, open = false }: { x: number; y: number; open?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <path
        d={open ? "M22 0v-22a22 22 0 0 1 42-9" : "M22 0v-14a22 22 0 0 1 44 0V0"}
        stroke={ink}
        strokeWidth="6"
      />
      <rect width="88" height="66" rx="15" fill="var(--primary)" />
      <circle cx="44" cy="29" r="7" fill="var(--on-primary)" />
      <path d="M44 33v13" stroke="var(--on-primary)" strokeWidth="6" />
    </g>
  );
}

/** A bank note, 52 x 30. */
export function Note({ x, y, turn = 0 }: { x: number; y: number; turn?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <rect width="52" height="30" rx="6" fill="var(--wait-soft)" stroke="var(--wait)" />
      <path d="M22 21V9l8 12V9M18.5 13.5h15M18.5 16.8h15" stroke="var(--wait)" strokeWidth="1.8" />
    </g>
  );
}

/** The way something takes, dotted, with a head at its end. */
export function Way({ d, head }: { d: string; head: string }) {
  return (
    <>
      <path d={d} stroke={ink} strokeDasharray="1 7" />
      <path d={head} stroke={ink} />
    </>
  );
}

/** A round mark with a tick. */
export function Tick({ x, y, r = 15 }: { x: number; y: number; r?: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r={r} fill="var(--primary)" />
      <path d="M-6 .5l4 4 8-9" stroke="var(--on-primary)" strokeWidth="3" />
    </g>
  );
}

/** Bars of reception, `lit` of four. */
export function Bars({ x, y, lit }: { x: number; y: number; lit: number }) {
  return (
    <g transform={`translate(${x} ${y})`} stroke="none">
      {[10, 17, 24, 31].map((height, index) => (
        <rect
          key={height}
          x={index * 10}
          y={31 - height}
          width="6.5"
          height={height}
          rx="2.5"
          fill={index < lit ? ink : "var(--line)"}
        />
      ))}
    </g>
  );
}
