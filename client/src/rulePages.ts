/** The rules' pages as documents that can be read offline. */
import { type Disposable, Uri, workspace } from "vscode";
import { type RuleParams, rulePageRequest } from "../../shared/requests.ts";
import type { Server } from "./server.ts";

const scheme = "cfn-audit-rule";

/** Named like a Markdown file, as which it is then shown. */
export const rulePageUri = (rule: string): Uri => Uri.from({ scheme, path: `/${rule}.md` });

export const provideRulePages = (server: Server): Disposable =>
  workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: async ({ path }) => {
      const rule = path.slice(1).replace(/\.md$/, "");
      const client = await server.client();
      const params: RuleParams = { rule };
      const page = await client.sendRequest<string | null>(rulePageRequest, params);
      return page ?? `There is no rule \`${rule}\`.`;
    },
  });
