const PLACES = 10;
const STEP = 10;

type LastTradesProps = {
  /** Whether each was completed, oldest first: `1` or `0`. */
  outcomes: string;
};

/** A seller's last ten trades as dots: filled completed, hollow and red not, grey none yet. */
export function LastTrades({ outcomes }: LastTradesProps) {
  const dots = Array.from(outcomes.padEnd(PLACES, "-"), (outcome, at) => ({
    outcome,
    x: STEP / 2 + at * STEP,
  }));
  const at = (wanted: string) => dots.filter(({ outcome }) => outcome === wanted).map(({ x }) => x);
  // A line of no length with round ends is a dot.
  const filled = (places: number[]) => places.map((x) => `M${x} 5h0`).join("");
  const [completed, unfinished, none] = [at("1"), at("0"), at("-")];
  return (
    <span className="block">
      <span className="sr-only">{inWords(completed.length, unfinished.length)}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${PLACES * STEP} 10`}
        fill="none"
        strokeLinecap="round"
        className="block h-2.5 w-25"
      >
        <path d={filled(completed)} strokeWidth={7} className="stroke-primary-ink" />
        <path d={filled(none)} strokeWidth={7} className="stroke-line" />
        <path
          d={unfinished.map((x) => `M${x - 2.75} 5a2.75 2.75 0 1 0 5.5 0a2.75 2.75 0 1 0-5.5 0`).join("")}
          strokeWidth={1.6}
          className="stroke-danger"
        />
      </svg>
    </span>
  );
}

/** `Last 10 trades: 9 completed, 1 not completed` */
function inWords(completed: number, unfinished: number): string {
  const known = completed + unfinished;
  if (known === 0) return "No trades yet";
  const trades = known === 1 ? "Last trade" : `Last ${known} trades`;
  return `${trades}: ${completed} completed${unfinished > 0 ? `, ${unfinished} not completed` : ""}`;
}
