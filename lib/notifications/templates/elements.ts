import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";

export type { MessageFormatElement };

/** A message’s elements, with their places. Tags are letters like any others. Throws SyntaxError with its `location`. */
export const elementsOf = (message: string): MessageFormatElement[] =>
  parse(message, { ignoreTag: true, captureLocation: true });

/** An argument that a message names, where, and as what. */
export interface NamedArgument {
  name: string;
  line: number;
  column: number;
  /** `format` is any that only numbers and times have. */
  as: "value" | "select" | "plural" | "format";
  /** Of a select or a plural. */
  branches: string[];
}

/** All arguments of a message in their order, those of branches included. */
export const argumentsOf = (elements: readonly MessageFormatElement[]): NamedArgument[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return argumentsOf(element.children);
    const { line = 1, column = 1 } = element.location?.start ?? {};
    const place = { name: element.value, line, column };
    if (element.type !== TYPE.select && element.type !== TYPE.plural)
      return [{ ...place, as: element.type === TYPE.argument ? "value" : "format", branches: [] }];
    const options = Object.entries(element.options);
    return [
      {
        ...place,
        as: element.type === TYPE.select ? "select" : "plural",
        branches: options.map(([branch]) => branch),
      },
      ...options.flatMap(([, { value }]) => argumentsOf(value)),
    ];
  });

/** The branches of all selects of these messages, by the argument that they depend on. */
export function branchesIn(messages: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, as, branches } of messages.flatMap((text) => argumentsOf(elementsOf(text)))) {
    if (as !== "value" && as !== "format")
      found.set(name, [...new Set([...(found.get(name) ?? []), ...branches])]);
  }
  return found;
}

/** Letters of a message that are no part of an argument, whichever branch they stand in. */
export const literalsOf = (elements: readonly MessageFormatElement[]): string =>
  elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type !== TYPE.select && element.type !== TYPE.plural) return "";
      return Object.values(element.options)
        .map(({ value }) => literalsOf(value))
        .join("");
    })
    .join("");
