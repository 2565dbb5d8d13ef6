/** The text of the resource specification, as `npm run specification` makes it. What ships is read from a file beside the program. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { once } from "../../syntax/oncePer.ts";

/** Read when first asked for; it is all ASCII. */
export const data = once(() =>
  readFileSync(join(import.meta.dirname, "specification.txt"), "latin1"),
);
