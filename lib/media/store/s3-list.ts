import { type StoredObject, StoreError } from "../port";

/** A page of a bucket's listing, and what names the next one. */
export interface ListedPage {
  objects: StoredObject[];
  next: string | undefined;
}

const OBJECT = /<Contents>([\s\S]*?)<\/Contents>/g;

/**
 * Reads an answer of ListObjectsV2. Our keys are letters, digits, hyphens and slashes, so no entity of XML is in one; what has other keys
 * is not ours.
 * @throws StoreError - the answer is none, or not whole
 */
export function keysIn(xml: string): ListedPage {
  if (!/<ListBucketResult[\s>]/.test(xml) || !xml.trimEnd().endsWith("</ListBucketResult>")) {
    throw new StoreError("lists what cannot be read");
  }
  const objects = [...xml.matchAll(OBJECT)].map(([, contents = ""]) => ({
    key: textOf(contents, "Key") ?? "",
    size: Number(textOf(contents, "Size")),
    putAt: new Date(textOf(contents, "LastModified") ?? Number.NaN),
  }));
  const isCut = textOf(xml.replaceAll(OBJECT, ""), "IsTruncated") === "true";
  const next = isCut ? textOf(xml.replaceAll(OBJECT, ""), "NextContinuationToken") : undefined;
  if (isCut && next === undefined) throw new StoreError("lists a part, and not where it goes on");
  return {
    objects: objects.filter(({ putAt }) => !Number.isNaN(putAt.getTime())),
    next: next && unescaped(next),
  };
}

const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];

const entities: readonly [string, string][] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&#39;", "'"],
  ["&amp;", "&"],
];

const unescaped = (text: string): string =>
  entities.reduce((plain, [entity, character]) => plain.replaceAll(entity, character), text);
