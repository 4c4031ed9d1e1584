/** Maximum size of an uploaded picture, in bytes: 5 MB. */
export const PICTURE_BYTES = 5 * 1024 * 1024;

/** Maximum size of the request, in bytes: the picture and the form around it, with room to say that a picture is too large. */
export const PICTURE_BODY_LIMIT = 6_000_000;

/** Accepted media types. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp";

/** Shown by the form and by the server. */
export const TOO_LARGE = "This picture is larger than 5 MB. Choose a smaller one.";

/** Maximum length of a bio, in code points. */
export const BIO_LENGTH = 300;
