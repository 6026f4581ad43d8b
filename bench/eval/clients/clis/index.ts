import type { CliClient } from "./cli";
import { cn } from "./cn";
import { codex } from "./codex";
import { gemini } from "./gemini";
import { opencode } from "./opencode";
import { qwen } from "./qwen";

export type { CliClient } from "./cli";
export { judgeCli } from "./judge-cli";
export { runCli } from "./run-cli";

export const CLIS: readonly CliClient[] = [opencode, cn, codex, gemini, qwen];
