/** Which parameters mark an environment, so that names which contain them differ from stack to stack. */
import type { Parameter } from "./declarations.ts";

export interface Environment {
  /** Whether the parameter's value tells one environment from another. */
  isMark(parameter: string): boolean;
  /** The declared parameter to put into names; undefined where there is none. */
  readonly preferred: string | undefined;
  /** The parameter to declare where there is none. */
  readonly missing: string;
}

const usual = "EnvironmentSuffix";

/** Best first. What is not in the list comes after, in the order of declaration. */
const preference = [
  "environmentsuffix",
  "envsuffix",
  "environment",
  "environmentname",
  "env",
  "envname",
  "stage",
];

/** `named` is the parameter that the user's settings name, if any. */
export function readEnvironment(
  parameters: ReadonlyMap<string, Parameter>,
  named: string | undefined,
): Environment {
  const known = new Map<string, boolean>();
  const isMark = (name: string) => {
    const result = known.get(name) ?? (name === named || isEnvironmentLike(name));
    known.set(name, result);
    return result;
  };
  const rank = (name: string) => {
    const place = preference.indexOf(plain(name));
    return name === named ? -1 : place < 0 ? preference.length : place;
  };
  const marks = [...parameters.values()].filter(
    ({ name, type }) => isMark(name) && type === "String",
  );
  const [best] = marks.sort((a, b) => rank(a.name) - rank(b.name));
  return { isMark, preferred: best?.name, missing: named ?? usual };
}

/** EnvironmentSuffix, env_name, DeploymentStage, ResourceSuffix, StackName; but not Backstage or EnvoyImage. */
function isEnvironmentLike(name: string): boolean {
  if (!/env|stage|suffix|stack/i.test(name)) return false;
  if (plain(name) === "stackname") return true;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  return words.some((word) =>
    /^(environment|env|stage|suffix|environmentsuffix|envsuffix|environmentname|envname)$/.test(
      word,
    ),
  );
}

const plain = (name: string) => name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
