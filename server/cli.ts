import { closeDb, closePool, letStatementsTakeTheirTime } from "@/lib/db";
import { COMMANDS } from "./cli/commands";
import { runCli } from "./cli/frame/run";

letStatementsTakeTheirTime();
process.exitCode = await runCli(COMMANDS, process.argv.slice(2), process);
await Promise.all([closeDb(), closePool()]);
