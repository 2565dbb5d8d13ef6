/** The runtimes that a template gives to functions and layers, with what AWS says of them. */
import { type LambdaRuntime, lambdaRuntimes } from "../../aws/lambdaRuntimes.ts";
import type { Resource } from "../../template/template.ts";
import { setValue, textOf, type Value } from "../../template/value.ts";
import type { Fix } from "../rule.ts";

export interface RuntimeUse {
  readonly value: Value;
  readonly name: string;
  readonly runtime: LambdaRuntime;
}

/** The types that run code by a runtime. */
export const typesWithRuntime: readonly string[] = [
  "AWS::Lambda::Function",
  "AWS::Serverless::Function",
];

/** The runtime of a function, if it is one that AWS deprecates; ISO dates compare as text. */
export function runtimeOf(resource: Resource): RuntimeUse | undefined {
  const value = resource.get("Runtime");
  const name = textOf(value);
  const runtime =
    name !== undefined && Object.hasOwn(lambdaRuntimes, name) ? lambdaRuntimes[name] : undefined;
  return name === undefined || !runtime ? undefined : { value, name, runtime };
}

/** Code that ran on one version of a language may not run on another, so each is somebody's decision. */
export const renewed = ({ value, name, runtime }: RuntimeUse): Fix => ({
  title: `Change "${name}" to "${runtime.successor}"; the code must be tested with it`,
  safety: "review",
  changes: [setValue(value, runtime.successor)],
});
