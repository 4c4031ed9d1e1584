"use client";

// The frame itself has failed, so nothing of ours can be relied on here: no layout, no stylesheet.
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en-NG" style={{ colorScheme: "light dark" }}>
      <body
        style={{
          fontFamily: "system-ui, sans-serif",
          maxWidth: "28rem",
          margin: "20vh auto",
          padding: "1rem",
        }}
      >
        <h1>That was our mistake</h1>
        <p>The page could not be shown, and we have been told. Your money is where it was.</p>
        <button type="button" onClick={reset} style={{ font: "inherit", padding: "0.75rem 1.25rem" }}>
          Try again
        </button>
      </body>
    </html>
  );
}
