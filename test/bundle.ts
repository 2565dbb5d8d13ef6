/** What ships, as it ships, and what is built in the same way to be tested. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const buildScript = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));

/** Bundles a program of that name (scripts/build.mjs) into a folder, and tells where it is. Throws what the build says if it fails. */
export function bundle(name: "server" | "cli" | "broken", outdir: string): string {
  const args = [buildScript, `--outdir=${outdir}`, name];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`The ${name} cannot be built: ${stderr}`);
  return join(outdir, `${name}.js`);
}
