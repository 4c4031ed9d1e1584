import { encode } from "uqr";

type QrCodeProps = {
  text: string;
  /** Of modules around it. */
  border?: number;
  /** What it is, where no text beside it says the same. */
  label?: string;
};

/** Rendered by the server, so that what it holds is sent to no QR service. Black on white in the dark too: cameras want it so. */
export function QrCode({ text, border = 1, label }: QrCodeProps) {
  const { data, size } = encode(text, { border });
  const squares = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")));
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    >
      <path d={`M0 0h${size}v${size}h-${size}z`} fill="#fff" />
      <path d={squares.join("")} fill="#000" />
    </svg>
  );
}
