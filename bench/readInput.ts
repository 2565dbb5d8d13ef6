/** The texts of files that may be templates, read as the command line reads them: for those who look at whole folders. */
import { decode, mayBeTemplate } from "../server/src/cli/decode.ts";
import type { Input } from "../server/src/cli/inputs.ts";
import { readFile } from "../server/src/cli/readFile.ts";
import { reasonOf } from "../server/src/cli/systemError.ts";
import { defaultSettings, megabyte } from "../shared/settings.ts";

const { maxFileSizeMB } = defaultSettings;

/** Undefined of what is clearly no template; of what the product would refuse, why. */
export function readInput(
  input: Input,
): { readonly text: string } | { readonly reason: string } | undefined {
  if (input.kind === "failure") return input;
  try {
    const bytes = readFile(input.path, maxFileSizeMB * megabyte);
    if (!mayBeTemplate(bytes)) return undefined;
    if (bytes.length > maxFileSizeMB * megabyte)
      return { reason: `it is larger than ${maxFileSizeMB} MB` };
    return decode(bytes);
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}
