/** Writes server/src/aws/specification/specification.txt. `npm run specification` */
import { writeFileSync } from "node:fs";
import { generatedFile, specification } from "./specification/generate.ts";

writeFileSync(generatedFile, specification());
