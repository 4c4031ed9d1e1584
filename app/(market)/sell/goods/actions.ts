"use server";
import { action } from "@/lib/web/action";
import { sendListing } from "./send-listing";

/** Publishes a listing, or sends a live one’s change. What is refused stays on the page, each refusal beside its field. */
export const sendForm = action(sendListing);
