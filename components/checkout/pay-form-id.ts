/** The id of the form that pays: notes to sellers, which stand beside their parcels, belong to it. */
export const PAY_FORM = "pay";
/** Its field with this checkout’s own path, without what is chosen. */
export const BACK_FIELD = "back";
/** The button that asks for the total of what was chosen, where no script does: its name, and its value. */
export const THEN_FIELD = "then";
export const ASK = "ask";
