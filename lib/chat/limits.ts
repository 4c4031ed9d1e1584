/** Maximum length of a message, in UTF-16 code units, as browsers count. */
export const MESSAGE_LIMIT = 2_000;
