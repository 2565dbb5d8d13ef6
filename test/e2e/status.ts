/** The status item of the extension, kept as the extension makes it: VS Code shows it, and tells nobody what it says. */
import { EventEmitter, type LanguageStatusItem, languages } from "vscode";
import { until } from "./editor.ts";

const changed = new EventEmitter<void>();
let item: LanguageStatusItem | undefined;
// Loaded before the first editor is opened, which is when the extension makes it.
const { createLanguageStatusItem } = languages;
Object.assign(languages, {
  createLanguageStatusItem: (...args: Parameters<typeof createLanguageStatusItem>) => {
    item = new Proxy(createLanguageStatusItem(...args), {
      set: (target, key, value) => {
        const isSet = Reflect.set(target, key, value);
        changed.fire();
        return isSet;
      },
    });
    return item;
  },
});

/** Waits until the item says this, and is no longer busy. */
export const statusBecomes = (text: string, detail: string | RegExp): Promise<LanguageStatusItem> =>
  until(
    changed.event,
    () => {
      if (item?.text !== text || item.busy) return undefined;
      const said = item.detail ?? "";
      return (typeof detail === "string" ? said === detail : detail.test(said)) ? item : undefined;
    },
    () =>
      item
        ? `It says ${item.text}: ${item.detail}${item.busy ? ", and is busy" : ""}.`
        : "The extension made no status item.",
  );
