/** What takes long, with a notification that can cancel it. */
import { type CancellationToken, ProgressLocation, window } from "vscode";
import { unlinked } from "../../shared/printable.ts";

/** Undefined if the user cancelled it. */
export const untilCancelled = async <R>(
  title: string,
  act: (token: CancellationToken) => Promise<R>,
): Promise<R | undefined> =>
  window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: `CFN Audit: ${unlinked(title)}`,
      cancellable: true,
    },
    async (_, token) => {
      try {
        return await act(token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      }
    },
  );
