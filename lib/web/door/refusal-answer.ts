import { isApi, type RequestFault } from "./faults";

/** Needs neither the stylesheet nor the layout: the page is made before anything of Next runs. */
const look = `:root{color-scheme:light dark}
body{margin:0;min-height:100dvh;display:grid;place-items:center;font:1rem/1.5 system-ui,sans-serif}
main{max-width:26rem;padding:2rem 1rem;text-align:center}
a{display:inline-block;min-height:3rem;padding:.75rem 1.25rem}`;

const page = ({ title, says }: RequestFault) => `<!doctype html>
<html lang="en-NG"><head><meta charset="utf-8"><title>${title} · Amana</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${look}</style></head>
<body><main><h1 role="alert">${title}</h1><p>${says} Your money isn’t affected.</p><a href="/">Go to home page</a></main></body></html>
`;

export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** The answer to a request that is refused before anything reads it: for programs as the API's errors, for people a page. */
export function answerFault(fault: RequestFault, path: string, requestId: string): PlainAnswer {
  const { status, reason, says: message, headers } = fault;
  const shared = { "cache-control": "no-store", "x-request-id": requestId, ...headers };
  if (isApi(path)) {
    const code = status === 404 ? "NOT_FOUND" : "VALIDATION_ERROR";
    const body = JSON.stringify({ code, reason, message, requestId });
    return { status, headers: { "content-type": "application/json", ...shared }, body };
  }
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";
  const own = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
  return { status, headers: { ...own, ...shared }, body: page(fault) };
}
