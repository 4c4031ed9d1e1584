import { cookies } from "next/headers";
import Link from "next/link";
import { LockMark } from "./logo";
import { ThemeSwitch } from "./theme-switch";

const links = [
  { href: "/help", label: "How it works" },
  { href: "/help/disputes", label: "When something goes wrong" },
  { href: "/legal/terms", label: "Terms" },
  { href: "/legal/privacy", label: "Privacy" },
];

export async function SiteFooter() {
  const theme = (await cookies()).get("theme")?.value;
  return (
    <footer className="mt-auto border-t border-line">
      <div className="wrap flex flex-col gap-x-8 gap-y-4 py-8 text-sm md:flex-row md:items-center">
        <p className="flex items-center gap-2.5 text-muted">
          <LockMark size={22} />
          Amana: Hausa for something entrusted for safe keeping.
        </p>
        <nav aria-label="More" className="-mx-2 flex flex-wrap md:ml-auto">
          {links.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              prefetch={false}
              className="inline-flex min-h-11 items-center rounded-field px-2 text-muted hover:text-ink hover:underline"
            >
              {label}
            </Link>
          ))}
        </nav>
        <ThemeSwitch chosen={theme === "light" || theme === "dark" ? theme : undefined} />
      </div>
    </footer>
  );
}
