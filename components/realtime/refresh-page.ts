"use server";
import { refresh } from "next/cache";

/** Changes nothing; its answer has the data of the page that it is called from. */
export async function refreshPage(): Promise<void> {
  refresh();
}
