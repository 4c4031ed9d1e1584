import { kernelRefusals, Refusal } from "./refusal";

/**
 * A member of staff who reads a person's own pages, as that person sees them. It is no `Actor`: what takes one of those, which is
 * every command and every operation, does not compile with this.
 */
export interface Observed {
  /** The person whose pages they are. */
  readonly observing: string;
  readonly name: string;
  readonly until: Date;
  readonly now: Date;
}

/** The same for what the compiler does not see. Throws Refusal read_only. */
export function mustNotObserve(by: object | null): void {
  if (by && "observing" in by) throw new Refusal(kernelRefusals.read_only);
}
