import type { NextConfig } from "next";
import { aliasRewrites } from "./lib/web/api/aliases";

const config: NextConfig = {
  // Native or worker-thread packages that must not be bundled.
  serverExternalPackages: ["@node-rs/argon2", "pg", "graphile-worker", "nodemailer", "web-push"],
  experimental: {
    // The pictures of a listing, sent with its form where no script runs. Smaller limits, by place, are in lib/web/door/body-limits.ts.
    serverActions: { bodySizeLimit: "36mb" },
    // What the middleware may read of a body.
    proxyClientMaxBodySize: "36mb",
  },
  poweredByHeader: false,
  // Checked by `npm run check`, with the same compiler; a build need not pay twice.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  rewrites: async () => ({ beforeFiles: aliasRewrites, afterFiles: [], fallback: [] }),
};

export default config;
