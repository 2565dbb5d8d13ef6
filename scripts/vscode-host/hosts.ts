/** The versions of VS Code that there is a host for: code-server of the npm registry, which is VS Code in a browser. */

export interface HostPins {
  /** The version of VS Code inside. */
  readonly vscode: string;
  readonly codeServer: string;
  readonly node: string;
  /** Modules that are compiled: of code-server itself, and of the VS Code inside it. */
  readonly native: { readonly codeServer: readonly string[]; readonly vscode: readonly string[] };
  /** Flags for npm where the packages inside do not agree on their peers. */
  readonly npmFlags: readonly string[];
  /** Brings the program for searching files where VS Code's own package would download it. */
  readonly ripgrep?: string;
  /** Since when VS Code reads the extension under development from the address only if it is told that it is being tested. */
  readonly needsTestDriver: boolean;
}

export const hosts = {
  current: {
    vscode: "1.139.1",
    codeServer: "4.139.1",
    node: "24.18.1",
    native: { codeServer: [], vscode: ["@vscode/spdlog", "@vscode/native-watchdog"] },
    npmFlags: [],
    needsTestDriver: true,
  },
  /** The lowest version that package.json's engines allow. */
  oldest: {
    vscode: "1.93.1",
    codeServer: "4.93.1",
    node: "20.20.2",
    native: { codeServer: ["argon2"], vscode: ["@vscode/spdlog", "native-watchdog"] },
    npmFlags: ["--legacy-peer-deps"],
    ripgrep: "1.18.0",
    needsTestDriver: false,
  },
} as const satisfies Record<string, HostPins>;

export type HostName = keyof typeof hosts;

export const isHostName = (name: string): name is HostName => Object.hasOwn(hosts, name);
