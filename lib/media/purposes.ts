import { refusals } from "@/lib/kernel/refusal";
import { IMAGE_SIDES } from "./images/sizes";

const MB = 1024 * 1024;

/** Maximum size of a profile picture, in bytes. */
export const PICTURE_BYTES = 5 * MB;

/** Maximum size of a picture for a listing, in bytes. */
export const IMAGE_BYTES = 15 * MB;

/** Maximum size of the request that brings one, in bytes, with room to say that it is too large. */
export const IMAGE_BODY_LIMIT = 18_000_000;

/** Maximum size of a form of a listing that brings its pictures along, as it does without scripts, in bytes: a dozen photos of a phone. */
export const LISTING_FORM_LIMIT = 36_000_000;

/** Maximum size of a file of evidence, in bytes. */
export const EVIDENCE_BYTES = 10 * MB;

/** Maximum size of the request that brings a file of evidence, in bytes, with room to say that it is too large. */
export const EVIDENCE_BODY_LIMIT = 12_000_000;

/** Shown by the form and by the server. */
export const PICTURE_TOO_LARGE = "This picture is larger than 5 MB. Choose a smaller one.";
export const FILE_TOO_LARGE = "This file is larger than 10 MB. Choose a smaller one.";

export const IMAGE_TOO_LARGE = "This picture is larger than 15 MB. Choose a smaller one.";

/** Maximum size of a picture in a chat, in bytes. */
export const CHAT_PICTURE_BYTES = 10 * MB;

/** Accepted media types, for file inputs. */
export const IMAGE_TYPES = "image/jpeg,image/png,image/webp";
export const EVIDENCE_TYPES = "image/jpeg,image/png,image/webp,application/pdf";

/** Maximum number of pages of a document. */
export const MOST_PAGES = 20;

export const mediaRefusals = refusals({
  picture_too_large: { status: 422, field: "picture", says: PICTURE_TOO_LARGE },
  picture_unknown: {
    status: 422,
    field: "picture",
    says: "We can’t read this picture. Choose a JPEG, PNG or WebP file.",
  },
  pictures_busy: {
    status: 429,
    field: "picture",
    says: "We’re processing a lot of pictures right now. Try again in a minute.",
  },
  file_too_large: { status: 422, field: "file", says: FILE_TOO_LARGE },
  file_empty: { status: 422, field: "file", says: "This file is empty. Choose another one." },
  file_unknown: {
    status: 422,
    field: "file",
    says: "We can’t read this file. Choose a JPEG, PNG, WebP or PDF file.",
  },
  file_heic: {
    status: 422,
    field: "file",
    says: "We can’t show HEIC photos. Save it as JPEG, or take a screenshot of it, and choose that.",
  },
  file_too_many_pages: {
    status: 422,
    field: "file",
    says: `This document has more than ${MOST_PAGES} pages. Choose one with the pages that matter.`,
  },
  file_too_many_pixels: {
    status: 422,
    field: "file",
    says: "This picture has more than 50 megapixels. Choose a smaller one.",
  },
  image_too_large: { status: 422, field: "file", says: IMAGE_TOO_LARGE },
  image_unknown: {
    status: 422,
    field: "file",
    says: "We can’t read this picture. Choose a JPEG, PNG or WebP file that doesn’t move.",
  },
  chat_picture_unknown: {
    status: 422,
    field: "file",
    says: "We can’t read this picture. Choose a JPEG, PNG or WebP file.",
  },
  image_heic: {
    status: 422,
    field: "file",
    says: "We can’t show HEIC photos. Choose JPEG, or take a screenshot of it and choose that.",
  },
  files_busy: {
    status: 429,
    field: "file",
    says: "We’re processing a lot of files right now. Try again in a minute.",
  },
  files_unavailable: {
    status: 503,
    field: "file",
    says: "We can’t keep files right now. Nothing was sent. Try again in a few minutes.",
  },
});

export const mimes = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  pdf: "application/pdf",
} as const;

/** What we can show, by its first bytes. */
export type FileKind = keyof typeof mimes;

interface PurposeRules {
  mostBytes: number;
  kinds: readonly FileKind[];
  /** The file as it was given is kept, sealed. Otherwise only what is shown is. */
  keepsOriginal: boolean;
  /** Longest sides of what is shown, in pixels. Each is a picture of its own. */
  sides: readonly number[];
  fit: "inside" | "square";
  /** What pictures look like is worked out as well, and what moves is refused. */
  isListed?: true;
  /** How each way to be refused is said. */
  refused: Readonly<
    Record<
      "tooLarge" | "empty" | "unknown" | "heic" | "pages" | "pixels" | "busy",
      keyof typeof mediaRefusals
    >
  >;
}

/** What files are for, and what each may be. */
export const purposes = {
  picture: {
    mostBytes: PICTURE_BYTES,
    kinds: ["jpeg", "png", "webp"],
    keepsOriginal: false,
    sides: [256],
    fit: "square",
    refused: {
      tooLarge: "picture_too_large",
      empty: "picture_unknown",
      unknown: "picture_unknown",
      heic: "picture_unknown",
      pages: "picture_unknown",
      pixels: "picture_unknown",
      busy: "pictures_busy",
    },
  },
  evidence: {
    mostBytes: EVIDENCE_BYTES,
    kinds: ["jpeg", "png", "webp", "pdf"],
    keepsOriginal: true,
    sides: [2048],
    fit: "inside",
    refused: {
      tooLarge: "file_too_large",
      empty: "file_empty",
      unknown: "file_unknown",
      heic: "file_heic",
      pages: "file_too_many_pages",
      pixels: "file_too_many_pixels",
      busy: "files_busy",
    },
  },
  chat: {
    mostBytes: CHAT_PICTURE_BYTES,
    kinds: ["jpeg", "png", "webp"],
    keepsOriginal: true,
    sides: [320, 2048],
    fit: "inside",
    refused: {
      tooLarge: "file_too_large",
      empty: "file_empty",
      unknown: "chat_picture_unknown",
      heic: "file_heic",
      pages: "chat_picture_unknown",
      pixels: "file_too_many_pixels",
      busy: "pictures_busy",
    },
  },
  listing: {
    mostBytes: IMAGE_BYTES,
    kinds: ["jpeg", "png", "webp"],
    keepsOriginal: false,
    sides: IMAGE_SIDES,
    fit: "inside",
    isListed: true,
    refused: {
      tooLarge: "image_too_large",
      empty: "image_unknown",
      unknown: "image_unknown",
      heic: "image_heic",
      pages: "image_unknown",
      pixels: "file_too_many_pixels",
      busy: "pictures_busy",
    },
  },
} as const satisfies Record<string, PurposeRules>;

export type Purpose = keyof typeof purposes;
