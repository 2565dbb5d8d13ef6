/** The values that a property takes: as the database lists them, or the AWS SDK. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { anyValue } from "./corrections.ts";
import { enumerations } from "./enumerations.ts";

/** `ml.m5.large` and its like: of these AWS adds some every month. */
const instanceType = /^(ml|db|cache)\.\w+\.\w+$/;

/** Undefined where any string may do. */
export function valuesOf(
  path: string,
  listed: readonly string[] | undefined,
): readonly string[] | undefined {
  if (anyValue.includes(path)) return undefined;
  const values = listed ?? sdkValues().get(path);
  return values?.some((value) => instanceType.test(value)) ? undefined : values;
}

/** The properties of which this module says more than the database. */
export const pathsWithValues = (): readonly string[] => [...anyValue, ...sdkValues().keys()];

let cached: ReadonlyMap<string, readonly string[]> | undefined;

/** By the path of the property. */
function sdkValues(): ReadonlyMap<string, readonly string[]> {
  cached ??= new Map(
    Object.entries(enumerations).flatMap(([client, types]) => {
      const known = enumerationsOf(client);
      return Object.entries(types).flatMap(([type, properties]) =>
        Object.entries(properties).map(([path, name]) => {
          const values = known.get(name);
          if (!values) throw new Error(`${client} has no ${name}.`);
          return [`${type}.${path}`, values] as const;
        }),
      );
    }),
  );
  return cached;
}

/** Read, not imported: what a client exports pulls in all of it, and these files are modules that Node takes for scripts. */
function enumerationsOf(client: string): Map<string, string[]> {
  const file = require.resolve(`@aws-sdk/client-${client}/dist-es/models/enums.js`);
  return new Map(
    Array.from(
      readFileSync(file, "utf8").matchAll(/^export const (\w+) = \{(.*?)^\};/gms),
      ([, name = "", body = ""]) => [
        name,
        Array.from(body.matchAll(/: "(.*)",$/gm), ([, it = ""]) => it),
      ],
    ),
  );
}

const require = createRequire(import.meta.url);
