const sizes = {
  tiny: "size-5 text-[0.6875rem]",
  small: "size-7 text-xs",
  normal: "size-8 text-sm",
  large: "size-14 text-xl",
};

type AvatarProps = { name: string; pictureId?: string | null; size?: keyof typeof sizes };

/** A person's picture, else the first letter of their name, in a round mark. Decoration: the name always stands beside it. */
export function Avatar({ name, pictureId, size = "normal" }: AvatarProps) {
  if (pictureId) {
    return (
      // oxlint-disable-next-line next/no-img-element -- it has its one size already, and needs no script
      <img
        src={`/api/pictures/${pictureId}`}
        alt=""
        width={256}
        height={256}
        loading="lazy"
        decoding="async"
        className={`shrink-0 rounded-full bg-primary-soft object-cover ${sizes[size]}`}
      />
    );
  }
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
