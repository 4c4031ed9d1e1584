import "server-only";
import path from "node:path";
import { z } from "zod";
import { env, environmentReader } from "@/lib/kernel/env";
import type { Store } from "../port";
import { folderStore } from "./folder";
import { s3Store } from "./s3";

/** Set all to keep files in a bucket; without them they are in FILES_DIR. */
const settings = environmentReader(
  z
    .object({
      S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
      S3_BUCKET: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{2,62}$/, "must be the name of a bucket")
        .optional(),
      S3_REGION: z.string().min(1).default("us-east-1"),
      S3_ACCESS_KEY_ID: z.string().min(1).optional(),
      S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
    })
    .refine(
      (given) =>
        new Set(
          [given.S3_ENDPOINT, given.S3_BUCKET, given.S3_ACCESS_KEY_ID, given.S3_SECRET_ACCESS_KEY].map(
            (value) => value === undefined,
          ),
        ).size === 1,
      "set S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY together",
    ),
);

let made: Store | undefined;

/** Where this installation keeps files. */
export function store(): Store {
  made ??= configured();
  return made;
}

function configured(): Store {
  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings();
  if (!S3_ENDPOINT || !S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    return folderStore(path.join(/* turbopackIgnore: true */ env().FILES_DIR, "media"));
  }
  return s3Store({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
