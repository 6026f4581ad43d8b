import pino, { type Logger } from "pino";

export type { Logger };

/** A JSON logger for one process. Credentials are removed by path; bodies are never logged. */
export function createLogger(name: string, level = process.env.LOG_LEVEL ?? "info"): Logger {
  return pino({
    name,
    level,
    base: undefined,
    redact: {
      paths: [
        "*.authorization",
        "*.cookie",
        "*.password",
        "*.secret",
        "*.apiKey",
        "authorization",
        "password",
        "secret",
        "apiKey",
      ],
      censor: "[redacted]",
    },
  });
}
