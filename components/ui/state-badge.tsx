import { Badge, type Tone } from "./badge";

/** A badge that says a state in a word or two. */
export const stateBadge =
  <State extends string>(says: Record<State, string>, tones: Record<State, Tone>) =>
  ({ state }: { state: State }) => <Badge tone={tones[state]}>{says[state]}</Badge>;
