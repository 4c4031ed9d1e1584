/** The id of the form that pays: notes to sellers, which stand beside their parcels, belong to it. */
export const PAY_FORM = "pay";
