/** How long a message can be, in UTF-16 units as browsers count them. */
export const MESSAGE_LIMIT = 2_000;
