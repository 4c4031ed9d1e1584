const sizes = {
  "money-locked": [320, 200],
  "airtime-sent": [320, 200],
  "seller-paid": [320, 200],
  signpost: [220, 176],
} as const;

/**
 * A drawing of ours, in the theme's colours. The strokes are in a file of their own that browsers keep: in the page they
 * would come twice, as markup and as the tree that the script reads.
 */
export function Drawing({ name, className }: { name: keyof typeof sizes; className?: string }) {
  const [width, height] = sizes[name];
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden className={className}>
      <use href={`/drawings.svg#${name}`} />
    </svg>
  );
}
