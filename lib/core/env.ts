import { z } from "zod";
import { PROVIDER_PRESETS, type ProviderPreset } from "./provider-presets";

const port = z.coerce.number().int().min(0).max(65_535);
const optional = z
  .string()
  .optional()
  .transform((value) => (value ? value : undefined));

const schema = z.object({
  DATABASE_URL: z.string({ error: "is required (npm start sets it for the embedded database)" }).min(1),
  /** Past a connection pooler, for LISTEN and migrations; DATABASE_URL when left out. */
  DATABASE_DIRECT_URL: optional,
  REDIS_URL: optional,
  TURNPIKE_HOME: z.string().default(".turnpike"),
  TURNPIKE_SECRET: z.string({ error: "is required: 32 characters or more (npm start makes one)" }).min(32),
  HOST: z.string().default("127.0.0.1"),
  PORTAL_PORT: port.default(3000),
  GATEWAY_PORT: port.default(4000),
  /** What a browser uses to reach the portal and the gateway. */
  PORTAL_URL: z.string().default("http://localhost:3000"),
  GATEWAY_URL: z.string().default("http://localhost:4000"),
  SIGNUP_CREDIT_USD: z.string().default("5"),
  SIGNUP_OPEN: z.enum(["true", "false"]).default("true"),
  SMTP_URL: optional,
  MAIL_FROM: z.string().default("Turnpike <turnpike@localhost>"),
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  OIDC_NAME: z.string().default("Single sign-on"),
  TRUST_PROXY: z.enum(["true", "false"]).default("false"),
  /** What a gateway does when Redis does not answer. */
  RATE_LIMIT_ON_STORE_FAILURE: z.enum(["refuse", "admit"]).default("refuse"),
  UPSTREAM_CONNECT_MS: z.coerce.number().int().positive().default(10_000),
  /** Until the headers of an answer: one that is not streamed has them only at its end. */
  UPSTREAM_ANSWER_MS: z.coerce.number().int().positive().default(600_000),
  /** Between two pieces of an answer. */
  UPSTREAM_IDLE_MS: z.coerce.number().int().positive().default(120_000),
  /** How long a gateway's leases outlive its last heartbeat, and how long it takes calls without the database. */
  LEASE_MS: z.coerce.number().int().min(4_000).default(90_000),
  /** How long a call that cannot be paid yet waits for money that other calls hold, before its 402 or a shorter answer. */
  HOLD_WAIT_MS: z.coerce.number().int().min(0).default(1_000),
  JOURNAL_BYTES_MAX: z.coerce.number().int().positive().default(1_073_741_824),
  /** Whether the body of a call under way (16 KB at most) is in the journal, so that its input is counted after a crash. */
  JOURNAL_PROMPTS: z.enum(["true", "false"]).default("true"),
  BODY_BYTES_MAX: z.coerce.number().int().positive().default(20_971_520),
  /** Whether webhooks of alerts may go to loopback and private addresses, and over http: for development and closed networks. */
  WEBHOOK_PRIVATE_ADDRESSES: z.enum(["true", "false"]).default("false"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

/** Reads the settings once; throws one Error that names every variable at fault. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  throw new Error(`Settings: ${lines.join("; ")}`);
}

let cached: Env | undefined;

/** The settings of this process. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** A provider that the environment has a key for, by its preset: `MISTRAL_API_KEY`, `MISTRAL_BASE_URL`. */
export type ProviderKey = {
  preset: ProviderPreset;
  variable: string;
  key: string;
  baseUrl: string | undefined;
};

/** The provider keys of the environment. One without an address of its own counts only with its address. */
export function providerKeys(source: Record<string, string | undefined> = process.env): ProviderKey[] {
  return PROVIDER_PRESETS.flatMap((preset) => {
    const key = preset.envKey && source[preset.envKey]?.trim();
    if (!preset.envKey || !key) return [];
    const baseUrl = source[preset.envKey.replace(/_API_KEY$/, "_BASE_URL")]?.trim() || undefined;
    const needsAddress = preset.baseUrl === null || preset.baseUrl.includes("{");
    return needsAddress && baseUrl === undefined ? [] : [{ preset, variable: preset.envKey, key, baseUrl }];
  });
}
