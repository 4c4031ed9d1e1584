const sizes = { small: "size-7 text-xs", normal: "size-8 text-sm", large: "size-14 text-xl" };

/** The first letter of a name, in a round mark. Decoration: the name always stands beside it. */
export function Avatar({ name, size = "normal" }: { name: string; size?: keyof typeof sizes }) {
  const [initial = "?"] = name.trim().normalize("NFC").toLocaleUpperCase("en-NG");
  return (
    <span
      aria-hidden
      className={`grid shrink-0 place-items-center rounded-full bg-primary-soft font-bold text-primary-ink ${sizes[size]}`}
    >
      {initial}
    </span>
  );
}
