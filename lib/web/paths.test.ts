import { expect, test } from "vitest";
import { ownAddress, ownPath } from "./paths";

test.each([
  "/",
  "/wallet",
  "/offers?under=MTN&sort=-rate",
  "/trades/0192?tab=chat#latest",
  "/offers?q=a%20b",
  "/verify?next=%2Fwallet",
  "/offers?seller=https://example.com",
])("accepts the path %s", (path) => {
  expect(ownPath(path, "/home")).toBe(path);
});

const OURS = "https://amana.example";

test.each([
  ["/", `${OURS}/`],
  ["/sign-in?next=%2Fwallet", `${OURS}/sign-in?next=%2Fwallet`],
  [`${OURS}/sign-in/factor`, `${OURS}/sign-in/factor`],
])("next-auth redirects to %s", (text, to) => {
  expect(ownAddress(text, OURS)).toBe(to);
});

const notOurs = [
  "",
  "wallet",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\\/evil.example",
  "https://evil.example",
  "HTTPS:evil.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "/%2F/evil.example",
  "/%2fevil.example",
  "/%5Cevil.example",
  "%2F%2Fevil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " //evil.example",
  "/%09/evil.example",
  "/%0d%0aSet-Cookie:a=b",
  "/\u0000",
  "/\u0085/evil.example",
  "/%",
  "/%E0%A4%A",
  "/..//evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  `/${"a".repeat(2001)}`,
];

test.each([
  ...notOurs,
  "https://amana.example.evil.example/",
  "https://amana.example@evil.example/",
  "https://amana.example:8443/",
  "https://amana.example",
  "https://amana.example//evil.example",
  "https://amana.example/\\evil.example",
  "https://amana.example/%2Fevil.example",
  "http://amana.example/",
])("next-auth redirects home instead of to %j", (text) => {
  expect(ownAddress(text, OURS)).toBe(OURS);
});

test.each([...notOurs, undefined, null, ["/wallet"]])("falls back instead of %j", (text) => {
  expect(ownPath(text, "/home")).toBe("/home");
});
