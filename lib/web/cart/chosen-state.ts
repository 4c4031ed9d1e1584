import "server-only";
import { cookies } from "next/headers";
import { stateOf } from "@/lib/geo/states";
import { stateCookie } from "../cookies";

const KEPT_SECONDS = 365 * 24 * 60 * 60;

/** The code of the state that was chosen in this browser to see what delivery costs; undefined where none was. */
export const chosenState = async (): Promise<string | undefined> =>
  stateOf((await cookies()).get(stateCookie().name)?.value ?? "")?.code;

/** Keeps it in the browser for a year; what is no state changes nothing. For actions and routes: a page cannot. */
export async function keepState(code: string): Promise<void> {
  const state = stateOf(code);
  if (!state) return;
  const { name, options } = stateCookie();
  (await cookies()).set(name, state.code, { ...options, maxAge: KEPT_SECONDS });
}
