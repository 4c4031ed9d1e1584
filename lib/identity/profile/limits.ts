/** The largest picture that is taken, in bytes: 5 MB. */
export const PICTURE_BYTES = 5 * 1024 * 1024;

/** What pictures may be. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp";

/** Said by the form and by the server. */
export const TOO_LARGE = "This picture is larger than 5 MB. Choose a smaller one.";

/** How long a bio may be, in characters; one outside the basic plane counts as one. */
export const BIO_LENGTH = 300;
