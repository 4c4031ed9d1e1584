import { describe, expect, test } from "vitest";
import { z } from "zod";
import { mayCall } from "./testing/may-call";
import { type SourceFile, sourceFiles, textOf } from "./testing/source-files";

/** Called by every slice, and knows none. */
const foundations = ["kernel", "money", "geo"];

/** What a slice publishes is known to all who listen: a listener need not be allowed to call it. */
const isEvents = (imported: string): boolean => /^lib\/[a-z-]+\/events$/.test(imported);

/** The only list of slices. */
const compositions = ["lib/composition.ts"];

const everything = sourceFiles("lib", "app", "components", "prisma", "scripts");
const shipped = everything.filter(({ isForTests }) => !isForTests);
const files = new Map(everything.map((file) => [file.name.replace(/\.tsx?$/, ""), file]));

const sliceOf = (name: string): string | undefined => {
  const slice = /^lib\/([a-z-]+)(?:\/|$)/.exec(name)?.[1];
  return slice && slice in mayCall ? slice : undefined;
};

/** 'file -> what it imports', for every import of a slice's file by another's that `breaks`. */
function breaches(of: SourceFile[], breaks: (file: SourceFile, imported: string, slice: string) => boolean) {
  return of.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const slice = sliceOf(imported);
      if (!slice || slice === sliceOf(file.name) || !breaks(file, imported, slice)) return [];
      return [`${file.name} -> ${imported}`];
    }),
  );
}

/** Needs nothing that only a server has, however far one follows its imports: anyone may read it. */
function isPure(imported: string, passed = new Set<string>()): boolean {
  if (imported === "server-only") return false;
  if (passed.has(imported)) return true;
  const runs = files.get(imported)?.runs ?? files.get(`${imported}/index`)?.runs ?? [];
  return runs.every((next) => isPure(next, passed.add(imported)));
}

/** What runs slices as a whole or in part, as the application does. */
const runners = [...compositions, "prisma/", "scripts/benchmarks/"];

/** Where pages, actions and routes come in to do something: operations, and what webhooks call. */
const isDelivery = (imported: string): boolean => /[/-](procedures|webhook|webhook-endpoint)$/.test(imported);

/** What a slice shows to the others; signing in and writing PDFs would make their slices' own doors heavy. */
const doors = /^lib\/([a-z-]+|identity\/sign-in|statements\/pdf\/pdf-writer)(\/index)?$/;

/** What notifications fill their templates from. */
const isTemplates = (imported: string): boolean => /\/(emails|notice-facts)$/.test(imported);

const isDoor = ({ name }: SourceFile, imported: string): boolean =>
  doors.test(imported) ||
  (isTemplates(imported) && name.startsWith("lib/notifications/")) ||
  (isDelivery(imported) && /^(app|lib\/web|scripts)\//.test(name));

describe("a slice", () => {
  const ofSlices = shipped.filter(({ name }) => sliceOf(name));

  test("has its place in the table, or is known not to be one", () => {
    const folders = new Set(everything.flatMap(({ name }) => /^lib\/([a-z-]+)\//.exec(name)?.[1] ?? []));
    expect(
      [...folders].filter(
        (folder) =>
          !(folder in mayCall) && folder !== "web" && folder !== "testing" && !foundations.includes(folder),
      ),
    ).toEqual([]);
  });

  test("calls only the slices that the table allows", () => {
    const strays = breaches(ofSlices, ({ name }, imported, slice) => {
      return !isEvents(imported) && !mayCall[sliceOf(name) ?? ""]?.includes(slice);
    });
    expect(strays).toEqual([]);
  });

  test("is entered by its door or by a file that is pure", () => {
    const guests = shipped.filter(({ name }) => !runners.some((runner) => name.startsWith(runner)));
    expect(
      breaches(
        guests,
        (file, imported) => !isDoor(file, imported) && !(files.has(imported) && isPure(imported)),
      ),
    ).toEqual([]);
  });

  test("is no part of a circle", () => {
    const calls = (slice: string) =>
      new Set(
        ofSlices
          .filter(({ name }) => sliceOf(name) === slice)
          .flatMap(({ imports }) =>
            imports.flatMap((imported) => (isEvents(imported) ? [] : (sliceOf(imported) ?? []))),
          )
          .filter((other) => other !== slice),
      );
    const reaches = (from: string, to: string, passed: string[] = []): boolean =>
      [...calls(from)].some(
        (next) => next === to || (!passed.includes(next) && reaches(next, to, [...passed, next])),
      );
    expect(Object.keys(mayCall).filter((slice) => reaches(slice, slice))).toEqual([]);
  });

  test("is unknown to the kernel and to money", () => {
    const below = shipped.filter(({ name }) =>
      foundations.some((folder) => name.startsWith(`lib/${folder}/`)),
    );
    expect(breaches(below, () => true)).toEqual([]);
  });

  test("is put together with others in lib/composition alone: nothing else lies loose in lib", () => {
    const loose = everything.filter(({ name }) => /^lib\/[a-z-.]+\.ts$/.test(name));
    expect(loose.map(({ name }) => name).toSorted(byName)).toEqual([
      "lib/architecture.test.ts",
      ...compositions,
    ]);
  });
});

describe("in lib", () => {
  test("only lib/web knows Next and React", () => {
    const strays = shipped.filter(
      ({ name, imports }) =>
        /^lib\/(?!web\/)/.test(name) &&
        imports.some((from) => /^(next|next-auth|react|react-dom)(\/|$)/.test(from)),
    );
    expect(strays.map(({ name }) => name)).toEqual([]);
  });

  test("nothing that is shipped imports what is only for tests", () => {
    const strays = shipped.filter(({ imports }) => imports.some((from) => files.get(from)?.isForTests));
    expect(strays.map(({ name }) => name)).toEqual([]);
  });
});

test("only money and the gateways name the home currency: others ask for it, or for that of a row", () => {
  const places = /^(lib\/money|lib\/gateways|scripts\/simulators\/paystack)\//;
  const named = [...everything, ...sourceFiles("e2e")].filter(
    ({ name, text }) => !places.test(name) && /["'`]NGN["'`]/.test(text),
  );
  expect(named.map(({ name }) => name)).toEqual([]);
});

describe("the database", () => {
  const inApp = shipped.filter(({ name }) => /^(lib|app|components)\//.test(name));

  test("is reached by lib/kernel alone", () => {
    const callers = inApp.filter(({ text }) => /new (pg\.)?(Pool|Client)\(/.test(text));
    expect(callers.map(({ name }) => name).toSorted(byName)).toEqual([
      "lib/kernel/connection/listen.ts",
      "lib/kernel/connection/pool.ts",
    ]);
    const generated = shipped.filter(({ imports }) =>
      imports.some((from) => from.includes("generated/prisma")),
    );
    expect(generated.map(({ name }) => name)).toEqual(["lib/kernel/db.ts"]);
  });

  test("takes money and states from plans alone: no statement of ours writes their tables", () => {
    const tables =
      "account|transfer|posting|timeline|audit|approval|balance_delta|offer|trade|dispute|staff_grant";
    const writes = new RegExp(
      `\\b(insert into|update|delete from|truncate)\\s+(${tables})\\b(?! set access_code)`,
      "i",
    );
    const models =
      /\.(account|transfer|posting|timeline|audit|approval|balanceDelta|offer|trade|dispute|allowance|deposit)\.(create|update|upsert|delete)/;
    const writers = inApp.filter(({ text }) => writes.test(text) || models.test(text));
    expect(writers.map(({ name }) => name)).toEqual([]);
  });

  test("gets no statement that was put together as text", () => {
    const unsafe = inApp.filter(({ text }) => /\$(query|execute)RawUnsafe/.test(text));
    expect(unsafe.map(({ name }) => name)).toEqual([]);
  });
});

const byName = (a: string, b: string) => (a < b ? -1 : 1);

describe("a file", () => {
  test("has at most 250 lines; lint holds a function to 70", () => {
    const long = everything.filter(({ lines }) => lines > 250);
    expect(long.map(({ name, lines }) => `${name}: ${lines}`)).toEqual([]);
    const lint = textOf(".oxlintrc.json");
    expect(lint).toMatch(/"max-lines": \["error", \{ "max": 250\b/);
    expect(lint).toMatch(/"max-lines-per-function": \["error", \{ "max": 70\b/);
  });

  test("says by its name what it is", () => {
    const vague = /(^|[/.-])(utils?|helpers?|common|misc)(?=[-./]|$)/;
    expect(everything.map(({ name }) => name).filter((name) => vague.test(name))).toEqual([]);
  });
});

/** The first versions without the holes that are known of. */
const floors: Record<string, string> = {
  next: "16.4.3",
  sharp: "0.35.5",
  "next-auth": "5.0.0-beta.32",
  zod: "4.6.7",
};

const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

describe("the lockfile", () => {
  const lock = Lock.parse(JSON.parse(textOf("package-lock.json")));

  test.each(Object.entries(floors))("holds no %s older than %s", (name, floor) => {
    const held = Object.entries(lock.packages).filter(([place]) => place.endsWith(`node_modules/${name}`));
    expect(held.length).toBeGreaterThan(0);
    for (const [place, { version = "0" }] of held) {
      expect(numbersOf(version) >= numbersOf(floor), `${place} ${version}`).toBe(true);
    }
  });
});

/** A version as text that sorts as versions do. */
const numbersOf = (version: string): string =>
  version
    .split(/[.-]/)
    .filter((part) => /^\d+$/.test(part))
    .map((part) => part.padStart(6, "0"))
    .join(".");
