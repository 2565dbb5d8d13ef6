/** Failures of our own: logged, shown once, and never the end of the server. */
import {
  type CancellationToken,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  ShowMessageNotification,
} from "vscode-languageserver/node";
import { unlinked } from "../../../shared/printable.ts";
import type { Fix, Problem, Report, Rule } from "../rules/rule.ts";

export interface Defects {
  /** `where`: what failed, such as `rule "some-id"`. */
  report(where: string, error: unknown): void;
  /** The same rule, but that a failure to make fixes is reported, and leaves the finding without any. */
  watched(rule: Rule): Rule;
  /**
   * Answers a request, and never fails: what goes wrong in the handler is reported, and answered by `otherwise`. Errors of the
   * protocol's own go through, and a request that was cancelled is answered so.
   */
  serve<R>(
    method: string,
    otherwise: R,
    handle: (params: unknown, token: CancellationToken) => Promise<R>,
  ): void;
}

export function defectsOf(connection: Connection): Defects {
  const logged = new Set<string>();
  const shown = new Set<string>();

  function report(where: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const line = `${where}: ${message}`;
    // The same failure comes back at every keystroke.
    if (!logged.has(line)) connection.console.error(`Defect in ${line}\n${stackOf(error)}`);
    logged.add(line);
    if (shown.has(where)) return;
    shown.add(where);
    void connection.sendNotification(ShowMessageNotification.type, {
      type: 1,
      message: `CFN Audit has a defect in ${where} (${unlinked(message)}). Your template is not to blame, and everything else goes on; the output has the details.`,
    });
  }

  function fixesOf({ id }: Rule, { fixes }: Problem): readonly Fix[] {
    try {
      return fixes?.() ?? [];
    } catch (error) {
      report(`rule "${id}"`, error);
      return [];
    }
  }

  return {
    report,
    watched: (rule) => {
      const watching =
        (report: Report): Report =>
        (problem) =>
          report({ ...problem, fixes: () => fixesOf(rule, problem) });
      if ("check" in rule)
        return {
          ...rule,
          check: (resource, report, template) => rule.check(resource, watching(report), template),
        };
      return "checkTemplate" in rule
        ? {
            ...rule,
            checkTemplate: (template, report) => rule.checkTemplate(template, watching(report)),
          }
        : {
            ...rule,
            checkSuppressions: (suppressions, report) =>
              rule.checkSuppressions(suppressions, watching(report)),
          };
    },
    serve: (method, otherwise, handle) => {
      // A list of params comes as so many arguments, and always the token behind them.
      connection.onRequest<unknown, unknown>(method, async (...args: unknown[]) => {
        const token = args.pop() as CancellationToken;
        try {
          const result = await handle(args[0], token);
          return token.isCancellationRequested ? cancelled() : result;
        } catch (error) {
          if (error instanceof ResponseError) return error;
          report(method, error);
          return otherwise;
        }
      });
    },
  };
}

/** The answer to a request that the client no longer wants. */
export const cancelled = (): ResponseError<unknown> =>
  new ResponseError(LSPErrorCodes.RequestCancelled, "The request was cancelled.");

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? "") : "");
