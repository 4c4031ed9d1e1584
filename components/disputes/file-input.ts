/** How an input for files looks. */
export const fileInput =
  "block min-h-11 w-full text-sm text-muted file:mr-3 file:min-h-11 file:cursor-pointer file:rounded-field file:border file:border-edge file:bg-raised file:px-4 file:font-semibold file:text-ink";

const KB = 1024;

/** '2.4 MB', as people compare sizes of files. */
export const sizeWords = (bytes: number): string =>
  bytes < KB * KB ? `${Math.max(1, Math.round(bytes / KB))} kB` : `${(bytes / KB / KB).toFixed(1)} MB`;

/** What a file is, in words. */
export const kindWords = (mime: string): string => (mime === "application/pdf" ? "document" : "photo");
