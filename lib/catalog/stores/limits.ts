/** The most characters of what a seller says of their store; none of them is in a browser's script with the schema. */
export const HANDLE_LENGTH = 30;
export const NAME_LENGTH = 40;
export const ABOUT_LENGTH = 1_000;
export const POLICIES_LENGTH = 2_000;
