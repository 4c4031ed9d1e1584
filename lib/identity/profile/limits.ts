/** Maximum size of the request, in bytes: the picture and the form around it, with room to say that a picture is too large. */
export const PICTURE_BODY_LIMIT = 6_000_000;

/** Accepted media types. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp";

/** Maximum length of a bio, in code points. */
export const BIO_LENGTH = 300;
