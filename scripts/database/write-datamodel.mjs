// Started by `prisma generate`, as the second generator of prisma/schema/base.prisma.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import generatorHelper from "@prisma/generator-helper";

generatorHelper.generatorHandler({
  onManifest: () => ({ prettyName: "Datamodel", defaultOutput: "../../lib/generated/datamodel.json" }),
  async onGenerate({ dmmf, generator }) {
    const file = generator.output.value;
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify(dmmf.datamodel));
  },
});
