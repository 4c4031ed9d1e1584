/** A grey stand-in. Give it the size of what will come, so that nothing jumps when it does. */
export function Skeleton({ className = "" }: { className?: string }) {
  return <span aria-hidden className={`block animate-pulse rounded-lg bg-line/70 ${className}`} />;
}
