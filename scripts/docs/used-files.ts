import { readFile } from "node:fs/promises";
import path from "node:path";
import { build, type Plugin, transform } from "esbuild";
import { checkout } from "../setup/paths.mjs";

/** A file where a journey enters, from the checkout's root, and what of it takes part. */
export interface Entry {
  file: string;
  exports: readonly string[];
}

const inPlugin = Symbol("resolved by this plugin");

/**
 * The files whose code the exports of these entries run, from the checkout's root: a bundle is made, and what is left of a
 * file after everything unused was dropped counts. Types are no code, and a door that only passes on is none.
 * @param isFollowed whether what a file imports is looked at, too
 */
export async function usedFiles(
  entries: readonly Entry[],
  isFollowed: (file: string) => boolean,
): Promise<string[]> {
  const { metafile } = await build({
    stdin: {
      contents: entries
        .map(
          ({ file, exports }, at) =>
            `export {${exports.map((name) => `${name} as ${name}${at}`).join(", ")}} from "./${file}";`,
        )
        .join("\n"),
      resolveDir: checkout,
    },
    absWorkingDir: checkout,
    bundle: true,
    write: false,
    metafile: true,
    treeShaking: true,
    format: "esm",
    platform: "node",
    plugins: [ownFiles(isFollowed)],
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([name, { bytesInOutput }]) =>
    bytesInOutput > 0 && !name.startsWith("<") ? [name] : [],
  );
}

/** Leaves packages out, and does not look for side effects: what nobody uses is dropped. */
const ownFiles = (isFollowed: (file: string) => boolean): Plugin => ({
  name: "own files",
  setup(bundler) {
    bundler.onResolve({ filter: /.*/ }, async ({ path: asked, importer, resolveDir, kind, pluginData }) => {
      if (pluginData === inPlugin) return undefined;
      const from = importer && path.relative(checkout, importer).replaceAll(path.sep, "/");
      const isOurs = /^(\.|@\/)/.test(asked) && !asked.includes("/generated/");
      const isEnd = from && from !== "<stdin>" && !(await isDoor(importer)) && !isFollowed(from);
      if (!isOurs || isEnd) return { path: asked, external: true, sideEffects: false };
      const found = asked.startsWith("@/")
        ? await bundler.resolve(`./${asked.slice(2)}`, { resolveDir: checkout, kind, pluginData: inPlugin })
        : await bundler.resolve(asked, { resolveDir, kind, pluginData: inPlugin });
      return { ...found, sideEffects: false };
    });
    bundler.onLoad({ filter: /\.tsx?$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, "utf8"), {
        loader: file.endsWith("x") ? "tsx" : "ts",
        jsx: "automatic",
        target: "es2022",
      });
      return { contents: withoutEffects(code), loader: "js" };
    });
  },
});

/** Only passes on what other files hold. */
const isDoor = async (file: string): Promise<boolean> =>
  file.endsWith("/index.ts") &&
  (await readFile(file, "utf8"))
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")
    .replaceAll(/(export (type )?(\{[^}]*\}|\*( as \w+)?) from|import) "[^"]+";/g, "")
    .trim() === "";

/** Marks each constant of a file as free of side effects, so that one that is not used is dropped with all it calls. */
function withoutEffects(code: string): string {
  const statements: string[] = [];
  for (const line of code.split("\n")) {
    if (/^[^\s})\]]/.test(line) || statements.length === 0) statements.push(line);
    else statements[statements.length - 1] += `\n${line}`;
  }
  return statements
    .map((text) =>
      text.replace(/^((?:export )?const \w+ = )([\s\S]*);$/, "$1/* @__PURE__ */ (() => ($2))();"),
    )
    .join("\n");
}
