import type { ReactNode } from "react";

const ink = "var(--primary-ink)";
const features = "#2b170c";
// People keep their colours by day and by night.
const buyer = { skin: "#9a6140", cloth: "#dc9430", trim: "#fbe3b4" };
const seller = { skin: "#7d4b2e", cloth: "#4682b8", trim: "#d9eafb", cap: "#b8562b" };

/** The ground every drawing stands on: 320 x 200, in the colours of the theme. The buyer is left, the seller right. */
export function Scene({ children }: { children: ReactNode }) {
  return (
    <g strokeWidth="2.5">
      <circle cx="160" cy="104" r="88" fill="var(--primary-soft)" />
      <path d="M8 180h304" stroke="var(--line)" strokeLinecap="round" />
      <g strokeLinecap="round" strokeLinejoin="round">
        {children}
      </g>
      <g fill="var(--muted)" fontSize="12" fontWeight="600" textAnchor="middle">
        <text x="50" y="196">
          Buyer
        </text>
        <text x="160" y="196">
          Escrow
        </text>
        <text x="270" y="196">
          Seller
        </text>
      </g>
    </g>
  );
}

type Point = [x: number, y: number];

type PersonProps = {
  /** Where the raised hand is, from the middle of the feet; without it both arms rest. */
  hand?: Point;
  /** What the hand holds, drawn at the hand. */
  holds?: ReactNode;
  happy?: boolean;
};

/** She buys: a wrapped head, earrings, and one hand free for the safe at her right. */
export function Buyer({ hand, holds, happy }: PersonProps) {
  return (
    <g transform="translate(50 180)">
      <path d="M-35 0c-1-32 9-52 35-52s36 20 35 52z" fill={buyer.cloth} />
      <path d="M-12-51a12.5 12.5 0 0 0 24 0" stroke={buyer.trim} />
      <Head skin={buyer.skin} happy={happy} look={2.5} />
      <path d="M-20-79c-12-12-8-33 8-36 8-13 36-9 38 8 7 8 5 20-4 28-9-10-31-12-42 0z" fill={ink} />
      <path
        d="M-16-83c3-10 10-15 20-17M-10-109c12-1 24 6 29 17M2-118c9 2 16 7 19 14"
        stroke="var(--primary-soft)"
        strokeWidth="1.8"
        opacity=".65"
      />
      <circle cx="-19" cy="-63" r="3" fill={buyer.cloth} />
      <circle cx="19" cy="-63" r="3" fill={buyer.cloth} />
      {hand && <Arm from={[23, -33]} to={hand} sleeve={buyer.cloth} skin={buyer.skin} holds={holds} />}
    </g>
  );
}

/** He sells: a soft cap, a beard, an embroidered robe. */
export function Seller({ hand, holds, happy }: PersonProps) {
  return (
    <g transform="translate(270 180)">
      <path d="M-37 0c-1-32 9-52 37-52s38 20 37 52z" fill={seller.cloth} />
      <path d="M-9-51c0 15 4 21 9 30 5-9 9-15 9-30" stroke={seller.trim} />
      <Head skin={seller.skin} happy={happy} look={-2.5} beard />
      <path d="M-19-78c-3-14 0-25 8-30 12-5 25-4 31 4 4 6-1 11-1 26-10-6-28-6-38 0z" fill={seller.cap} />
      <path d="M-19-80c10-6 28-6 38 0" stroke="#f0c48f" strokeWidth="3.5" />
      {hand && <Arm from={[-24, -33]} to={hand} sleeve={seller.cloth} skin={seller.skin} holds={holds} />}
    </g>
  );
}

function Head({
  skin,
  look,
  happy,
  beard,
}: {
  skin: string;
  look: number;
  happy?: boolean;
  beard?: boolean;
}) {
  return (
    <>
      <path d="M-7-60h14v12a7 7 0 0 1-14 0z" fill={skin} />
      <circle cy="-72" r="20" fill={skin} />
      {beard && <path d="M-17.5-63c4 16 31 16 35 0-6 5-29 5-35 0z" fill={features} />}
      <circle cx={look - 7} cy="-73" r="2.2" fill={features} />
      <circle cx={look + 7} cy="-73" r="2.2" fill={features} />
      <path
        d={happy ? `M${look - 6}-65.500q6 7 12 0z` : `M${look - 5}-64.500q5 4 10 0`}
        stroke={beard ? "#f3ddc8" : features}
        fill={happy ? "#fff" : "none"}
        strokeWidth="2"
      />
    </>
  );
}

function Arm(props: { from: Point; to: Point; sleeve: string; skin: string; holds?: ReactNode }) {
  const [[x, y], [handX, handY]] = [props.from, props.to];
  // The elbow hangs below the straight line between shoulder and hand.
  const elbow = `${x + (handX - x) * 0.55} ${Math.max(y, handY) + 9}`;
  const d = `M${x} ${y}Q${elbow} ${handX} ${handY}`;
  return (
    <>
      <path d={d} stroke="#000" strokeWidth="15" opacity=".13" />
      <path d={d} stroke={props.sleeve} strokeWidth="12" />
      <g transform={`translate(${handX} ${handY})`}>
        {props.holds}
        <circle r="6.5" fill={props.skin} />
      </g>
    </>
  );
}

/** The escrow: our own mark as a safe on feet, 76 x 72, shut; or with its door open and what is inside. */
export function Safe({ children }: { children?: ReactNode }) {
  return (
    <g transform="translate(122 102)">
      <path d="M14 70v8M62 70v8" stroke={ink} strokeWidth="9" />
      <rect width="76" height="72" rx="17" fill="var(--primary)" />
      {children ?? (
        <g stroke="var(--on-primary)" strokeWidth="5">
          <rect x="20" y="32" width="36" height="25" rx="7" />
          <path d="M27.5 32v-6.500a10.5 10.5 0 0 1 21 0V32M38 42.500v4.5" />
        </g>
      )}
    </g>
  );
}

/** The inside of the safe, and its door swung out to the left. */
export function OpenDoor() {
  return (
    <>
      <rect x="10" y="10" width="56" height="52" rx="9" fill="var(--ground)" />
      <path d="M10 24l14 8v22l-14 8M24 32h42M24 54h42" stroke="var(--primary)" opacity=".35" />
      <path d="M10 6 -14-4v84l24-12z" fill="var(--primary)" stroke="var(--surface)" />
      <circle cx="-4" cy="38" r="4" fill="var(--on-primary)" />
    </>
  );
}

/** A bank note, 44 x 26, its middle at the point. */
export function Note({ x, y, turn = 0 }: { x: number; y: number; turn?: number }) {
  return (
    <g transform={`translate(${x} ${y}) rotate(${turn})`}>
      <rect x="-22" y="-13" width="44" height="26" rx="5" fill="var(--wait-soft)" stroke="var(--wait)" />
      <path d="M-4 6V-6l8 12V-6M-7.5-1.700h15M-7.5 1.700h15" stroke="var(--wait)" strokeWidth="1.8" />
    </g>
  );
}

/** A phone in a hand, and what its screen shows. */
export function Phone({ children }: { children?: ReactNode }) {
  return (
    <g transform="translate(-13 -42)">
      <rect width="26" height="46" rx="6" fill="var(--surface)" stroke={ink} />
      <g transform="translate(13 20)">{children}</g>
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

/** A round mark with a tick, its middle at the point. */
export function Tick({ x, y, r = 15 }: { x: number; y: number; r?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${r / 15})`}>
      <circle r="15" fill="var(--primary)" />
      <path d="M-6.5 .5l4.5 4.5 8.5-9.5" stroke="var(--on-primary)" strokeWidth="3.5" />
    </g>
  );
}

/** Bars of reception, 18 x 16, their middle at the origin. */
export function Bars() {
  return (
    <g stroke={ink} strokeWidth="3.5">
      <path d="M-7.5 6v-2M-2.5 6v-5M2.5 6v-9M7.5 6v-13" />
    </g>
  );
}

/** What a phone sends out: three arcs, opening to the left. */
export function Signal({ x, y }: { x: number; y: number }) {
  return (
    <path
      d={`M${x} ${y - 7}a10 10 0 0 0 0 14M${x - 7} ${y - 13}a19 19 0 0 0 0 26`}
      stroke={seller.cloth}
      strokeWidth="3"
    />
  );
}
