/** The language server's process, which speaks over stdio (`--stdio`) or to a Node parent (`--node-ipc`). */
import { createConnection } from "vscode-languageserver/node";
import manifest from "../../../package.json" with { type: "json" };
import { rules } from "../rules/index.ts";
import { startServer } from "./server.ts";

// The build puts package.json's homepage in.
startServer(createConnection(), {
  rules,
  version: manifest.version,
  homepage: process.env.CFN_AUDIT_HOMEPAGE,
});
