/** The page that a report is put into: one script, one style, and nothing from anywhere else. */
import { randomBytes } from "node:crypto";
import type { Uri, Webview } from "vscode";
import { reportStyle } from "../../shared/reportStyle.ts";

export interface Shell {
  readonly script: Uri;
  readonly title: string;
  /** HTML of the body. */
  readonly body: string;
}

export function pageShell(webview: Webview, { script, title, body }: Shell): string {
  const nonce = randomBytes(16).toString("base64");
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style nonce="${nonce}">${reportStyle}</style>
</head>
<body>
${body}
<script nonce="${nonce}" src="${webview.asWebviewUri(script)}"></script>
</body>
</html>`;
}
