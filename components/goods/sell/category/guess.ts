import type { AttributeSchema, CategorySchema } from "@/lib/catalog/category-schema";

/** Letters and digits of a text in lower case, with one blank between words and at both ends: '128GB' and '128 GB' are the same. */
const words = (text: string): string =>
  ` ${text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/(\d)([a-z])/g, "$1 $2")
    .replaceAll(/[^a-z0-9.]+/g, " ")
    .replaceAll(/\.(?!\d)/g, " ")
    .replaceAll(/ +/g, " ")
    .trim()} `;

/** Details that a title says, by the keys of its category: 'Samsung Galaxy A54, 128GB' has brand, model and storage. Its seller confirms them. */
export function guessDetails(title: string, { attributes }: CategorySchema): Record<string, string> {
  const guesses: Record<string, string> = {};
  let rest = title;
  for (const asked of attributes) {
    const found =
      asked.type === "choice"
        ? chosenIn(rest, asked)
        : asked.type === "number"
          ? numberIn(rest, asked)
          : undefined;
    if (!found) continue;
    guesses[asked.key] = found.value;
    rest = rest.replace(found.said, " ");
  }
  const model = attributes.find((asked) => asked.type === "text" && asked.key === "model");
  const name = model && modelIn(rest);
  return name && Object.keys(guesses).length > 0 ? { ...guesses, model: name } : guesses;
}

interface Found {
  value: string;
  /** How the title says it. */
  said: RegExp;
}

/** The longest choice whose words the title has. */
function chosenIn(
  title: string,
  { choices }: Extract<AttributeSchema, { type: "choice" }>,
): Found | undefined {
  const all = words(title);
  const [best] = choices
    .filter(
      ({ label, value }) => !/^(other|another|none|no|yes|any)/.test(value) && all.includes(words(label)),
    )
    .sort((one, other) => other.label.length - one.label.length);
  return best && { value: best.value, said: saying(best.label) };
}

function numberIn(
  title: string,
  { unit, min, max, step }: Extract<AttributeSchema, { type: "number" }>,
): Found | undefined {
  if (!unit || unit === "%") return undefined;
  const said = words(title).match(
    new RegExp(` (\\d{1,6}(?:\\.\\d{1,2})?) ${unit.toLowerCase().replaceAll(/[^a-z]/g, "")}(?:es|s)? `),
  );
  const value = said?.[1];
  if (!value || Number(value) < min || Number(value) > max) return undefined;
  const steps = (Number(value) - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? { value, said: saying(`${value} ${unit}`) } : undefined;
}

const saying = (label: string): RegExp =>
  new RegExp(label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s+/g, "\\s*"), "i");

/** What is left of the first part of a title, where it names a model: it has a digit. */
function modelIn(rest: string): string | undefined {
  const [first = ""] = rest.split(/[,;(|]| - | with /);
  const name = first.replaceAll(/\s+/g, " ").trim();
  return /\d/.test(name) && name.length >= 2 && name.length <= 40 ? name : undefined;
}
