/** Programs of the machine that the host needs, and Debian's packages that bring them. */
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";

interface Need {
  /** The Debian package. */
  readonly name: string;
  readonly isThere: () => boolean;
}

const program = (name: string, ...commands: string[]): Need => ({
  name,
  isThere: () => findCommand(...commands) !== undefined,
});

const chromiums = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What compiling VS Code's native modules takes. */
export const compilers = [
  program("g++", "g++", "c++"),
  program("make", "make"),
  program("python3", "python3"),
];

/** What showing the workbench takes. Without a font of its kind the browser draws no text. */
export const browsers: readonly Need[] = [
  program("chromium", ...chromiums),
  { name: "fonts-liberation", isThere: () => existsSync("/usr/share/fonts/truetype/liberation") },
];

/** The browser for the workbench. Throws if there is none: see `ensure`. */
export function chromium(): string {
  const found = process.env.CHROME_PATH ?? findCommand(...chromiums);
  if (!found) throw new Error("There is no Chromium. Install it, or name one in CHROME_PATH.");
  return found;
}

/** Installs the packages that are missing. Throws an error that says how to if only the administrator can. */
export function ensure(needs: readonly Need[], say: (step: string) => void): void {
  const missing = needs.filter(({ isThere }) => !isThere()).map(({ name }) => name);
  if (missing.length === 0) return;
  const names = missing.join(" ");
  if (process.getuid?.() !== 0 || !findCommand("apt-get"))
    throw new Error(
      `Missing on this machine: ${names}. Install them and try again; on Debian and Ubuntu: sudo apt-get install ${names}`,
    );
  say(`Debian packages: ${names}`);
  aptGet("update");
  aptGet("install", "--yes", "--no-install-recommends", ...missing);
}

function aptGet(...args: string[]): void {
  const { status } = spawnSync("apt-get", ["-qq", "-o", "Dpkg::Use-Pty=0", ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`apt-get ${args.join(" ")} failed.`);
}

/** The first of the commands that is there. */
export function findCommand(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const files = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
