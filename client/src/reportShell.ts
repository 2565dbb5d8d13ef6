/** The empty page that the report is put into: one script, one style, and nothing from anywhere else. */
import { randomBytes } from "node:crypto";
import type { Uri, Webview } from "vscode";
import { reportStyle } from "../../shared/reportStyle.ts";

/** `uri`: of the document that the report is about. */
export function pageShell(webview: Webview, script: Uri, uri: string): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Audit</title>
<style nonce="${nonce}">${reportStyle}</style>
</head>
<body data-uri="${uri.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">
<main id="report" aria-live="off"></main>
<script nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script>
</body>
</html>`;
}
