/** Maximum number of concurrent decoders: each can need some hundred megabytes. */
const MAX_RUNNING = 2;
/** Maximum number of waiting files. */
const MAX_WAITING = 20;

let running = 0;
/** What waits, by who sent it: senders in the order of their turns. */
const waiting = new Map<string, (() => void)[]>();

const countWaiting = () => [...waiting.values()].reduce((sum, own) => sum + own.length, 0);

/**
 * Runs something when it is its sender's turn; false, and not at all, if too many wait already. Senders take turns, so that who sends
 * a dozen files at once does not keep others waiting for all of them.
 */
export async function inTurn<Answer>(sender: string, act: () => Promise<Answer>): Promise<Answer | false> {
  if (running < MAX_RUNNING) running += 1;
  else if (countWaiting() >= MAX_WAITING) return false;
  else await new Promise<void>((resolve) => waiting.set(sender, [...(waiting.get(sender) ?? []), resolve]));
  try {
    return await act();
  } finally {
    handOn();
  }
}

/** To the sender whose turn it is, who then is the last one. */
function handOn(): void {
  const [next] = waiting;
  if (!next) {
    running -= 1;
    return;
  }
  const [sender, [run, ...others]] = next;
  waiting.delete(sender);
  if (others.length > 0) waiting.set(sender, others);
  run?.();
}
