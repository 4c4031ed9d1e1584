import { STAR } from "@/components/ui/icons";

/** A filled star. Decoration. */
export const Star = ({ size = 14, className = "" }: { size?: number; className?: string }) => (
  <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="currentColor" className={className}>
    <path d={STAR} />
  </svg>
);

/** `★ 4.9` */
export const Stars = ({ average }: { average: string }) => (
  <>
    <Star className="mr-1 mb-0.5 inline-block text-star" />
    {average}
    <span className="sr-only"> of 5 stars</span>
  </>
);
