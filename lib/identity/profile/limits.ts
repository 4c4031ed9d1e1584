/** Maximum size of an uploaded picture, in bytes: 5 MB. */
export const PICTURE_BYTES = 5 * 1024 * 1024;

/** Accepted media types. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp";

/** Shown by the form and by the server. */
export const TOO_LARGE = "This picture is larger than 5 MB. Choose a smaller one.";

/** Maximum length of a bio, in code points. */
export const BIO_LENGTH = 300;
