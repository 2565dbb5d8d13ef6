/** Texts as VS Code colours them: its own grammars of JSON, with ours injected or without. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const { contributes } = JSON.parse(read("../../package.json"));
const [ours] = contributes.grammars;
const json = read("JSON.tmLanguage.json");
const grammars: Record<string, string> = {
  "source.json": json,
  // In VS Code too they differ by nothing else.
  "source.json.comments": json.replaceAll(/\.json(?=[ "])/g, ".json.comments"),
  [ours.scopeName]: read(`../../${ours.path}`),
};

let searches = 0;

/** How often patterns are searched for, which is what colouring costs. */
export function searchesIn(run: () => void): number {
  const before = searches;
  run();
  return searches - before;
}

const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
const onigLib = oniguruma.loadWASM(readFileSync(wasm)).then(() => ({
  createOnigScanner: (patterns: string[]) => {
    const scanner = new oniguruma.OnigScanner(patterns);
    return {
      findNextMatchSync: (...args: Parameters<typeof scanner.findNextMatchSync>) => {
        searches += 1;
        return scanner.findNextMatchSync(...args);
      },
      dispose: () => scanner.dispose(),
    };
  },
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

export type Language = "source.json" | "source.json.comments";

export interface Token {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** What tokenizes a text, line by line. */
export async function tokenizer(
  language: Language,
  isInjected: boolean,
): Promise<(text: string) => Token[]> {
  const registry = new textmate.Registry({
    onigLib,
    loadGrammar: async (scope) => {
      const grammar = grammars[scope];
      return grammar ? textmate.parseRawGrammar(grammar, `${scope}.json`) : null;
    },
    getInjections: (scope) =>
      isInjected && ours.injectTo.includes(scope) ? [ours.scopeName] : undefined,
  });
  const grammar = await registry.loadGrammar(language);
  if (!grammar) throw new Error(`There is no grammar ${language}.`);
  return (text) => {
    let state = textmate.INITIAL;
    return text.split("\n").flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes,
      }));
    });
  };
}
