import { cookies } from "next/headers";
import { ThemeChoice } from "./theme-choice";

const choices = [
  { value: "", label: "Device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** The choice of theme, of which a cookie keeps what was chosen; without one the system decides. `name` is unique on its page. */
export async function ThemeSwitch({ name = "theme" }: { name?: string }) {
  const theme = (await cookies()).get("theme")?.value;
  const chosen = theme === "light" || theme === "dark" ? theme : "";
  return (
    <ThemeChoice>
      <legend className="float-left text-muted">Theme</legend>
      <span className="flex rounded-full border border-line bg-surface p-0.5">
        {choices.map(({ value, label }) => (
          <label key={value} className={choice}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="absolute inset-0 size-full cursor-[inherit] appearance-none opacity-0"
            />
            {label}
          </label>
        ))}
      </span>
    </ThemeChoice>
  );
}

// 36 px high, and 44 for the finger.
const choice =
  "relative flex min-h-9 cursor-pointer items-center rounded-full px-3.5 font-medium text-muted after:absolute after:inset-x-0 after:-inset-y-1 after:content-[''] hover:text-ink has-[:checked]:bg-primary-soft has-[:checked]:text-primary-ink has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-primary-ink";
