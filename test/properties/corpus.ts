/**
 * `npm run corpus -- [--lint-fix-all] FOLDER…`: checks every template below the folders, or in files, with everything that the properties
 * need around it.
 */
import { parseArgs } from "node:util";
import { hasCfnLint, newErrors } from "./cfnLint.ts";
import { checkFolders } from "./checkFolders.ts";
import { progressTo } from "./progress.ts";
import { startInProcess } from "./server.ts";
import { type Effort, judge } from "./template.ts";

const effort: Effort = { seed: 4, places: 10, typings: 2 };
const { seed, places, typings } = effort;
console.log(
  `Seed ${seed}: each template is broken at ${places} places and edited ${typings} times.`,
);

const server = await startInProcess("");
const { values, positionals } = parseArgs({
  options: { "lint-fix-all": { type: "boolean", default: false } },
  allowPositionals: true,
});
process.exitCode = await checkFolders(positionals, {
  print: console.log,
  progress: progressTo(console.error),
  judge: (text) => judge(text, server, effort),
  lint: hasCfnLint() ? newErrors : undefined,
  lintsFixAll: values["lint-fix-all"],
});
server.end();
