import { IMAGE_BYTES, IMAGE_TOO_LARGE } from "@/lib/media/purposes";
import { ApiProblem, apiUpload } from "@/lib/web/browser-api";
import type { AddedImage, Progress } from "./picture-list";

/** How many are sent at a time. */
const AT_ONCE = 2;

export interface SendQueue {
  add: (task: () => Promise<void>) => void;
  /** Those that wait are not run. */
  stop: () => void;
}

/** Runs a few tasks at a time, in order. */
export function newQueue(): SendQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  const next = () => {
    const task = running < AT_ONCE ? waiting.shift() : undefined;
    if (task) void run(task);
  };
  const run = async (task: () => Promise<void>) => {
    running += 1;
    try {
      await task();
    } finally {
      running -= 1;
      next();
    }
  };
  return {
    add(task) {
      waiting.push(task);
      next();
    },
    stop() {
      waiting.length = 0;
    },
  };
}

/** Sends a picture, under a key by which it is kept once. */
export async function upload(file: Blob, key: string, onProgress: (part: number) => void): Promise<Progress> {
  if (file.size > IMAGE_BYTES) return { is: "failed", says: IMAGE_TOO_LARGE };
  const body = new FormData();
  body.set("file", file, "picture");
  try {
    const added = await apiUpload<AddedImage>("/images", body, { key, onProgress });
    const { imageId, width, height, color, thumbhash } = added;
    return { is: "kept", image: { imageId, width, height, color, thumbhash } };
  } catch (error) {
    return {
      is: "failed",
      says: error instanceof ApiProblem ? error.message : "It couldn’t be sent. Try again.",
    };
  }
}
