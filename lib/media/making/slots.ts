/** Maximum number of concurrent decoders: each can need some hundred megabytes. */
const MAX_RUNNING = 2;
/** Maximum number of waiting files. */
const MAX_WAITING = 20;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs something when it is its turn; false, and not at all, if too many wait already. */
export async function inTurn<Answer>(act: () => Promise<Answer>): Promise<Answer | false> {
  if (running < MAX_RUNNING) running += 1;
  else if (waiting.length >= MAX_WAITING) return false;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await act();
  } finally {
    handOn();
  }
}

/** To the longest waiting file. */
function handOn(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}
