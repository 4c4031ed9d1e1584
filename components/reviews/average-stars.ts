/** The average of the stars: `4.9`, rounded down; null before the first rating. */
export const averageStars = ({ ratingTenths }: { ratingTenths: number | null }): string | null =>
  ratingTenths === null ? null : (ratingTenths / 10).toFixed(1);
