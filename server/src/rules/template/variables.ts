/** Other names in the text of Fn::Sub. */
import { variablesOf } from "../../template/references.ts";

/** The text of Fn::Sub with a variable's target by another name wherever it stands: `from` is `Id`, or `Id.Attribute`. */
export function withVariable(text: string, from: string, to: string): string {
  let result = "";
  let at = 0;
  for (const { name, start, end } of variablesOf(text)) {
    const isIt = name === from || name.startsWith(`${from}.`);
    result +=
      text.slice(at, start) +
      (isIt ? `\${${to}${name.slice(from.length)}}` : text.slice(start, end));
    at = end;
  }
  return result + text.slice(at);
}
