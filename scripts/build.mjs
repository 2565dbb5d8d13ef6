/**
 * Bundles the extension, the server and the command line into dist/, all CommonJS for Node 20. Beside them lies the resource
 * specification, which server and command line read when they first ask for it.
 *
 *     node scripts/build.mjs [--outdir=dist] [--sourcemap] [extension] [report] [workspace] [server] [cli] [rounds] [broken]
 */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { homepage = "" } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const bundles = {
  extension: { entry: "client/src/extension.ts", external: ["vscode"] },
  report: { entry: "client/webview/report.ts", platform: "browser", format: "iife" },
  workspace: { entry: "client/webview/workspace.ts", platform: "browser", format: "iife" },
  server: { entry: "server/src/lsp/main.ts" },
  cli: { entry: "server/src/cli.ts", banner: { js: "#!/usr/bin/env node" } },
};
/** What the benchmark times, and a server that the soak must see through, bundled as what ships is; built when named. */
const unshipped = {
  rounds: { entry: "bench/rounds.ts" },
  broken: { entry: "test/soak/broken.ts" },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    outdir: { type: "string", default: join(root, "dist") },
    sourcemap: { type: "boolean", default: false },
  },
});
const { outdir, sourcemap } = values;
const unknown = positionals.filter((name) => !(name in bundles || name in unshipped));
if (unknown.length > 0) throw new Error(`There is no bundle called ${unknown.join(" or ")}.`);

mkdirSync(outdir, { recursive: true });
// The package is of type "module", which the bundles are not.
writeFileSync(join(outdir, "package.json"), '{"type":"commonjs"}\n');

const names = positionals.length > 0 ? positionals : Object.keys(bundles);
copyFileSync(
  join(root, "server/src/aws/specification/specification.txt"),
  join(outdir, "specification.txt"),
);
await Promise.all(
  names.map(async (name) => {
    const { entry, ...options } = bundles[name] ?? unshipped[name];
    const outfile = join(outdir, `${name}.js`);
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      minify: true,
      sourcemap,
      platform: "node",
      format: "cjs",
      target: "node20",
      // jsonc-parser's "main" requires files that no bundler finds.
      mainFields: ["module", "main"],
      define: {
        "process.env.CFN_AUDIT_HOMEPAGE": JSON.stringify(homepage),
        "import.meta.dirname": "__dirname",
      },
      logLevel: "warning",
      ...options,
    });
    if (name === "cli") chmodSync(outfile, 0o755);
  }),
);
