/** A value of a setting, a line for each thing that is set. */
export function ValueLines({ lines, changed = [] }: { lines: string[]; changed?: string[] }) {
  return (
    <ul className="grid gap-1 tabular-nums">
      {lines.map((line) => (
        <li key={line} className={changed.includes(line) ? "font-semibold" : ""}>
          {line}
        </li>
      ))}
    </ul>
  );
}
