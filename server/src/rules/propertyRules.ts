/**
 * Rules that are one fact about a property: what it must be, must not be, or must hold. The fact is data; condition, message, fix and page
 * come of it. The facts of a service stand together in its folder's `properties.ts`.
 */
import { append, type Change, toEdits } from "../syntax/change.ts";
import { applyEdits } from "../syntax/edit.ts";
import { type Json, type Node, parse } from "../syntax/syntax.ts";
import { type Resource, readTemplate, type Template } from "../template/template.ts";
import { equals, removeValue, setValue, textOf, type Value } from "../template/value.ts";
import { valuesAt } from "../template/valuesAt.ts";
import { isGlobal } from "./globals.ts";
import type { Fix, Problem, ResourceRule, RuleDocs } from "./rule.ts";

type Scalar = string | number | boolean;
type Properties = { readonly [name: string]: Json };

/** Whether an exception holds, or may: of what only deployment can tell there is no finding. */
export type Exception = (object: Value, resource: Resource, template: Template) => boolean;

export interface PropertyFact
  extends Pick<
    ResourceRule,
    | "id"
    | "severity"
    | "profile"
    | "lifecycle"
    | "topics"
    | "catalogue"
    | "controls"
    | "equivalents"
    | "alsoReads"
  > {
  /** Security where it does not say. */
  readonly category?: ResourceRule["category"];
  readonly types: readonly [string, ...string[]];
  /**
   * The objects that are judged, each that is there below Properties, such as "BlockDeviceMappings.*.Ebs"; `*` is every element of a
   * list; those of every path where it has several. Left out, it is Properties itself.
   */
  readonly within?: string | readonly string[];
  /** Where such an object must be there, the property of the resource that holds it, and what mends its absence. */
  readonly holder?: { readonly property: string; readonly fix: FixFact };
  /** Where the value stands in such an object: "VersioningConfiguration.Status", or a pair in a list. */
  readonly property: string | Pair;
  readonly wants: Wish;
  /**
   * The severity where the value is not there, with words of its own where that is another problem, or "fine" where it is none. As of
   * any other value where it does not say.
   */
  readonly absent?: "fine" | Problem["severity"] | Absence;
  readonly unless?: readonly Exception[];
  /** What else of the template has the problem by that. */
  readonly related?: (resource: Resource, template: Template) => NonNullable<Problem["related"]>;
  /** What such a resource is called in a sentence: "A database". */
  readonly noun: string;
  /** What is wrong, as the sentence goes on: "keeps its data unencrypted". */
  readonly problem: string;
  /** What tells the objects of a resource apart that are judged, as the sentence goes on: " on port 80". */
  readonly which?: (object: Value) => string;
  /** What AWS then does, or anyone can do: the end of the message, without its full stop. */
  readonly consequence: string;
  /** What happens if it is left as it is, in sentences. */
  readonly why: string;
  /** Of several the first is the preferred one. */
  readonly fix?: Fixes | ((resource: Resource, template: Template) => Fixes | undefined);
  /** Properties of a resource of the first type that has the problem. */
  readonly example: Properties;
  /** The same without the problem, where no fix makes it so. */
  readonly mended?: Properties;
  readonly links: RuleDocs["links"];
}

interface Absence extends Pick<PropertyFact, "severity" | "problem" | "consequence"> {
  /** Where it is so, or may be; elsewhere what is absent is as wrong as any other value. Everywhere where it does not say. */
  readonly where?: Exception;
}

/** One of a list of pairs, such as `{ "Key": "access_logs.s3.enabled", "Value": "true" }`. */
interface Pair {
  readonly list: string;
  /** What a pair calls its name, and its value. */
  readonly members: readonly [name: string, value: string];
  readonly name: string;
}

type Wish =
  /** One of these. */
  | { readonly be: Scalar | readonly Scalar[] }
  | { readonly notBe: readonly Scalar[] }
  | { readonly notMatch: RegExp }
  | { readonly atLeast: number }
  /** To be there, whatever it is; a list or an object not empty. */
  | { readonly beSet: true }
  /** To be a list that holds all of these. */
  | { readonly include: readonly string[] }
  /** To be excused by an exception: what is right cannot be said of the value alone. */
  | { readonly beExcused: true };

type Fixes = FixFact | readonly FixFact[];

export interface FixFact {
  /** What the value becomes; a list that lacks something gets it where this is left out. */
  readonly to?: Json;
  /** The property is taken away instead. */
  readonly remove?: true;
  /** Properties of the same object without which AWS refuses the value; written where they are absent. */
  readonly with?: Properties;
  readonly safety: Fix["safety"];
  /** What it costs: "the database is replaced". */
  readonly cost?: string;
}

/** The member is there, or may be. */
export const isSet =
  (property: string): Exception =>
  (object) =>
    memberAt(object, property).kind !== "absent";

/** The member is one of the values, or may be. */
export const mayBe =
  (property: string, values: readonly Scalar[], { whenAbsent = false } = {}): Exception =>
  (object) =>
    values.some((value) => equals(memberAt(object, property), value, whenAbsent) !== false);

/** The member is none of the values, or may be none of them. */
export const mayNotBe =
  (property: string, values: readonly Scalar[], { whenAbsent = true } = {}): Exception =>
  (object) =>
    !values.some((value) => equals(memberAt(object, property), value, !whenAbsent) === true);

/** Globals have the property, which all resources of the type take over that say nothing else. */
export const mayBeGlobal =
  (property: string): Exception =>
  (object, resource, template) =>
    object.get(property).kind === "absent" && isGlobal(resource, property, template);

/** The exception counts for resources of this type alone. */
export const forType =
  (type: string, exception: Exception): Exception =>
  (object, resource, template) =>
    resource.type === type && exception(object, resource, template);

const memberAt = (object: Value, property: string): Value => object.get(...property.split("."));

export const propertyRules = (facts: readonly PropertyFact[]): readonly ResourceRule[] =>
  facts.map(propertyRule);

function propertyRule(fact: PropertyFact): ResourceRule {
  const {
    types,
    within,
    holder,
    property,
    wants,
    absent,
    unless = [],
    related,
    which = () => "",
    fix,
    example,
    mended,
  } = fact;
  const { category = "Security", noun, problem, consequence, why, links } = fact;
  const { id, severity, profile, lifecycle, topics, catalogue, controls, equivalents, alsoReads } =
    fact;
  const paths = within && [within].flat().map((path) => path.split("."));
  const place = typeof property === "string" ? placeOfMember(property) : placeOfPair(property);
  const held = holder && placeOfMember(holder.property);
  const isWrong = judgeOf(wants);
  const usual: Words = { problem, consequence };
  const absence = absenceOf(fact);

  const check: ResourceRule["check"] = (resource, report, template) => {
    const properties = resource.get();
    const isExcused = (object: Value) =>
      unless.some((exception) => exception(object, resource, template));
    const holding = held?.read(properties);
    const isMissing = holding?.kind === "absent" || (holding?.value && isEmpty(holding.value));
    if (holder && held && holding && isMissing && !isExcused(properties))
      report({
        at: holding.at,
        message: `"${resource.id}" ${problem}: ${consequence}.`,
        fixes: () => [fixOf(holder.fix, resource.id, held, holding, properties)],
      });
    for (const object of paths
      ? paths.flatMap((path) => valuesAt(properties, path))
      : [properties]) {
      if (object.kind === "known" && object.node?.type !== "object") continue;
      const found = place.read(object);
      const isAbsent = found.kind === "absent";
      if (isAbsent ? absent === "fine" : found.kind === "unknown" && !found.value) continue;
      if (!isAbsent && found.value && !isWrong(found.value)) continue;
      if (isExcused(object)) continue;
      const isOwn = isAbsent && (absence.where?.(object, resource, template) ?? true);
      const what = isOwn ? absence : usual;
      report({
        at: found.at,
        message: `"${resource.id}" ${what.problem}${which(object)}: ${what.consequence}.`,
        ...(what.severity && { severity: what.severity }),
        ...(related && { related: related(resource, template) }),
        fixes: () => {
          const how = typeof fix === "function" ? fix(resource, template) : fix;
          return [how ?? []].flat().map((each) => fixOf(each, resource.id, place, found, object));
        },
      });
    }
  };

  function fixOf(how: FixFact, owner: string, { name }: Place, found: Found, object: Value): Fix {
    const { safety, cost, with: others = {} } = how;
    const [what, ...changes] = how.remove
      ? [`Remove ${name} from "${owner}"`, found.remove()]
      : setTo(how.to);
    const more = Object.entries(others).flatMap(([name, json]) => {
      const other = memberAt(object, name);
      return other.kind === "absent" ? [setValue(other, json)] : [];
    });
    const title = cost === undefined ? what : `${what}; ${cost}`;
    return { title, safety, changes: [...changes, ...more] };

    function setTo(json: Json | undefined): [string, ...Change[]] {
      const title = (whole: Json) => `Set ${name} of "${owner}" to ${JSON.stringify(whole)}`;
      if (json !== undefined) return [title(json), found.write(json)];
      const { there, missing } = listOf(found);
      const whole = [...there, ...missing];
      // What is in the list may be an Fn::If, which stays as it is.
      return found.value?.node?.type === "array"
        ? [title(whole), ...missing.map((each) => append(found.value?.path() ?? [], each))]
        : [title(whole), found.write(whole)];
    }
  }

  function listOf({ value }: Found) {
    if (!("include" in wants)) throw new Error(`The fix of ${id} does not say what to write.`);
    const there = value?.items().flatMap((item) => textOf(item) ?? []) ?? [];
    return { there, missing: wants.include.filter((each) => !there.includes(each)) };
  }

  const [type] = types;
  return {
    id,
    severity,
    category,
    ...(profile && { profile }),
    ...(lifecycle && { lifecycle }),
    ...(topics && { topics }),
    ...(catalogue && { catalogue }),
    ...(controls && { controls }),
    equivalents,
    ...(alsoReads && { alsoReads }),
    needsNesting: true,
    resourceTypes: types,
    docs: {
      summary: `${noun} ${problem}.`,
      why,
      links,
      // Made when a page asks for them: a start has no use for examples.
      get bad() {
        return exampleOf(type, example);
      },
      get good() {
        return mended ? exampleOf(type, mended) : mend(exampleOf(type, example), check);
      },
    },
    check,
  };
}

type Words = Pick<Absence, "problem" | "consequence"> & Partial<Absence>;

/** What is said where the value is not there. */
function absenceOf({ absent = "fine", problem, consequence }: PropertyFact): Words {
  if (typeof absent === "object") return absent;
  return { problem, consequence, ...(absent !== "fine" && { severity: absent }) };
}

/** What stands, or would stand, where a fact looks. */
interface Found {
  readonly kind: Value["kind"];
  /** Undefined where there is no such pair in a list, or perhaps one. */
  readonly value: Value | undefined;
  readonly at: Node;
  write(json: Json): Change;
  remove(): Change;
}

interface Place {
  readonly name: string;
  read(object: Value): Found;
}

function placeOfMember(property: string): Place {
  const path = property.split(".");
  return { name: property, read: (object) => foundAt(object.get(...path)) };
}

const foundAt = (value: Value): Found => ({
  kind: value.kind,
  value,
  at: value.at,
  write: (json) => setValue(value, json),
  remove: () => removeValue(value),
});

function placeOfPair({ list, members: [nameMember, valueMember], name }: Pair): Place {
  const path = list.split(".");
  const read = (object: Value): Found => {
    const pairs = object.get(...path);
    const add = (json: Json) => ({ [nameMember]: name, [valueMember]: json });
    if (pairs.kind === "absent")
      return { ...foundAt(pairs), value: undefined, write: (json) => setValue(pairs, [add(json)]) };
    const items = pairs.items();
    const same = items.map((pair) => equals(pair.get(nameMember), name));
    const own = items[same.indexOf(true)];
    if (own) return foundAt(own.get(valueMember));
    return {
      kind: pairs.kind === "unknown" || same.includes(undefined) ? "unknown" : "absent",
      value: undefined,
      at: pairs.at,
      remove: () => removeValue(pairs),
      write: (json) => append(pairs.path(), add(json)),
    };
  };
  return { name, read };
}

const isEmpty = (value: Value): boolean =>
  value.kind === "known" && (value.items().length === 0 || value.node?.children?.length === 0);

/** Whether a value that is there is surely not what it is to be. */
function judgeOf(wants: Wish): (value: Value) => boolean {
  if ("be" in wants) {
    const values = [wants.be].flat() as readonly Scalar[];
    return (value) => values.every((each) => equals(value, each) === false);
  }
  if ("notBe" in wants) return (value) => wants.notBe.some((each) => equals(value, each) === true);
  if ("notMatch" in wants) return (value) => wants.notMatch.test(textOf(value) ?? "…");
  if ("atLeast" in wants) return (value) => Number(textOf(value)) < wants.atLeast;
  if ("beSet" in wants) return isEmpty;
  if ("beExcused" in wants) return () => true;
  return (list) => {
    const items = list.items().map(textOf);
    return !items.includes(undefined) && wants.include.some((each) => !items.includes(each));
  };
}

const exampleOf = (type: string, properties: Properties): string =>
  JSON.stringify(
    { [type.split("::").at(-1) ?? type]: { Type: type, Properties: properties } },
    null,
    2,
  );

/** The example as the first fixes of its problems leave it. */
function mend(example: string, check: ResourceRule["check"]): string {
  const [before, behind] = ['{ "Resources": ', " }"];
  let text = before + example + behind;
  for (;;) {
    const syntax = parse(text);
    const template = readTemplate(syntax);
    const problems: Problem[] = [];
    for (const resource of template.resources())
      check(resource, (problem) => problems.push(problem), template);
    const fix = problems.flatMap(({ fixes }) => fixes?.() ?? [])[0];
    if (!fix) return text.slice(before.length, -behind.length);
    const mended = applyEdits(text, toEdits(syntax, fix.changes));
    if (mended === text) throw new Error(`The fix "${fix.title}" of an example changes nothing.`);
    text = mended;
  }
}
