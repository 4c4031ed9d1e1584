"use client";

// The frame itself has failed, so nothing of ours can be relied on here: no layout, no stylesheet.
const look = `
:root{color-scheme:light dark;--ground:#faf6ef;--ink:#18211c;--muted:#576159;--edge:#8d8778;--primary:#0f4c36;--on:#fbfaf5}
@media (prefers-color-scheme:dark){:root{--ground:#0e1411;--ink:#edf2ee;--muted:#a3afa7;--edge:#6c7a71;--primary:#4cc38a;--on:#06170f}}
body{margin:0;min-height:100dvh;display:grid;place-items:center;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:2rem 1rem;text-align:center}
h1{margin:1.5rem 0 .5rem;font-size:1.875rem;line-height:1.15}
p{margin:0 0 1.75rem;color:var(--muted)}
button,a{display:inline-block;box-sizing:border-box;min-height:3rem;margin:.375rem;padding:.75rem 1.25rem;border:1px solid var(--primary);border-radius:10px;background:var(--primary);color:var(--on);font:inherit;font-weight:600;line-height:1.4;text-decoration:none;cursor:pointer}
a{border-color:var(--edge);background:none;color:inherit}
:focus-visible{outline:3px solid var(--primary);outline-offset:2px}`;

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en-NG">
      <head>
        <title>That was our mistake · Amana</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{look}</style>
      </head>
      <body>
        <main>
          <svg width="56" height="56" viewBox="0 0 28 28" fill="none" aria-hidden="true">
            <rect width="28" height="28" rx="8.5" fill="var(--primary)" />
            <path
              d="M10.1 12.25h7.8a2.6 2.6 0 0 1 2.6 2.6v3.8a2.6 2.6 0 0 1-2.6 2.6h-7.8a2.6 2.6 0 0 1-2.6-2.6v-3.8a2.6 2.6 0 0 1 2.6-2.6zM10.25 12.25V9.9a3.75 3.75 0 0 1 7.5 0v2.35M14 15.9v1.7"
              stroke="var(--on)"
              strokeWidth="1.9"
              strokeLinecap="round"
            />
          </svg>
          <h1 role="alert">That was our mistake</h1>
          <p>The page could not be shown, and we have been told. Your money is where it was.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/">Go to the start</a>
        </main>
      </body>
    </html>
  );
}
