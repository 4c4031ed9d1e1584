/** Maximum length of what a person writes, and of an answer, in UTF-16 code units, as browsers count. */
export const MESSAGE_LIMIT = 2_000;
export const ANSWER_LIMIT = 4_000;
/** Of what they say when they rate an answer. */
export const RATING_LIMIT = 500;

/** How many conversations a person can have open. */
export const OPEN_CASES = 5;
/** How many messages a person can write in an hour. */
export const MESSAGES_AN_HOUR = 30;
/** How many messages a conversation can have; after that, a new one is needed. */
export const MESSAGES_A_CASE = 500;

/** Until when a closed conversation can be reopened, in days. */
export const REOPEN_DAYS = 14;
/** After how many days without a word from its person an answered conversation ends. */
export const SILENT_DAYS = 7;

/** When staff should have answered, in hours from when the person wrote. */
export const ANSWER_HOURS = 24;
