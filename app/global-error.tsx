"use client";

// The root layout has failed, so layout and stylesheet are unavailable.
const look = `
:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:2rem 1rem;text-align:center}
button{min-height:3rem;margin:.5rem;padding:0 1.25rem;font:inherit}`;

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en-NG">
      <head>
        <title>Something went wrong · Amana</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <style>{look}</style>
      </head>
      <body>
        <main>
          <h1 role="alert">Something went wrong</h1>
          <p>We couldn’t load this page. We’ve been notified, and your money isn’t affected.</p>
          <button type="button" onClick={retry}>
            Try again
          </button>
          {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
          <a href="/">Go to home page</a>
        </main>
      </body>
    </html>
  );
}
