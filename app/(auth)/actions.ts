"use server";
import { redirect } from "next/navigation";
import { signOut } from "@/lib/web/auth";

/** Ends the session, on the server and in this browser. */
export async function leave(): Promise<void> {
  await signOut({ redirect: false });
  redirect("/");
}
