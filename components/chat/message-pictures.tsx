import type { PictureView } from "@/lib/chat/schema";

type MessagePicturesProps = {
  pictures: readonly PictureView[];
  /** Who sent them, by name. */
  by: string;
  isOnRight?: boolean;
};

/** Pictures of a message, small; each opens as large as it is kept. Needs no script. */
export const MessagePictures = ({ pictures, by, isOnRight = false }: MessagePicturesProps) =>
  pictures.length > 0 && (
    <ul className={`mt-1 flex max-w-[85%] flex-wrap gap-1.5 ${isOnRight ? "justify-end" : ""}`}>
      {pictures.map(({ id }, at) => (
        <li key={id}>
          <a
            href={`/api/media/${id}/2`}
            target="_blank"
            rel="noreferrer"
            className="block size-28 overflow-hidden p-0 sm:size-32 rounded-box border border-line bg-ground"
          >
            {/* oxlint-disable-next-line next/no-img-element -- its sizes are made once, when it is sent */}
            <img
              src={`/api/media/${id}/1`}
              alt={pictures.length > 1 ? `Picture ${at + 1} from ${by}` : `Picture from ${by}`}
              loading="lazy"
              decoding="async"
              className="block size-full object-cover"
            />
          </a>
        </li>
      ))}
    </ul>
  );
