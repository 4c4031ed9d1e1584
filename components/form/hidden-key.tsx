/** Names the act this form would do. A double click, a reload or a retry sends the same name: done once. */
export function HiddenKey({ value, name = "key" }: { value: string; name?: string }) {
  return <input type="hidden" name={name} value={value} />;
}
