/** The CloudFormation reading of a JSON tree, in one world of its conditions. */
import type { Lifecycle } from "../../../shared/settings.ts";
import { groupBy } from "../syntax/multimap.ts";
import { once, type Remembering } from "../syntax/oncePer.ts";
import { elements, member, members, type Node, type Syntax } from "../syntax/syntax.ts";
import { type Conditions, readConditions, type World } from "./conditions.ts";
import {
  type DeclaredResource,
  type Output,
  type Parameter,
  type Resource,
  readOutputs,
  readParameters,
  readResource,
  viewResource,
} from "./declarations.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { freshName } from "./freshName.ts";
import { type Part, partsOf, targetOf } from "./parts.ts";
import { type References, readReferences, type Target } from "./references.ts";
import { isWrittenElsewhere, type Value } from "./value.ts";

export type { Parameter, Resource };

export interface Template extends Remembering {
  readonly syntax: Syntax;
  readonly conditions: Conditions;
  references(): References;
  environment(): Environment;
  /** The date, such as "2026-11-27"; undefined where nobody says. */
  readonly today: string | undefined;
  /** What the user wants to become of data; "off" where nobody says. */
  readonly lifecycle: Lifecycle;
  readonly parameters: ReadonlyMap<string, Parameter>;
  outputs(): readonly Output[];
  /** Resources that exist in this world, or may. */
  resources(): readonly Resource[];
  /** Which conditions hold in this view of the template; empty where nothing is assumed. */
  readonly world: World;
  /**
   * Whether resources may come from what is not written out: Fn::ForEach, Fn::Transform, or a macro. What is not in the template
   * is then not certain to be absent.
   */
  readonly hasHiddenResources: boolean;
  /** The key and value of a section. */
  section(name: string): { readonly key: Node; readonly value: Node | undefined } | undefined;
  resource(id: string): Resource | undefined;
  ofType(...types: string[]): readonly Resource[];
  /** Whether a resource surely exists in this world. */
  isCertain(resource: Resource): boolean;
  /** The same template where these conditions hold. */
  inWorld(world: World): Template;
  /** The names of the conditions on which a resource and its values depend. */
  conditionsOf(resource: Resource): ReadonlySet<string>;
  /** Whether a resource is handed to a nested stack, which may complete it. */
  isPassedToNestedStack(id: string): boolean;
  /** The pieces that a string value is made of, or undefined when only deployment can tell. */
  parts(value: Value): readonly Part[] | undefined;
  /** The one resource, parameter or attribute that the whole value is. */
  target(value: Value): Target | undefined;
  /** Whether a value refers to the resource: yes, no, or undefined when it may. */
  refersTo(value: Value, id: string): boolean | undefined;
  /** A logical id made of `base` that no resource or parameter has, and `taken` does not hold. */
  freshId(base: string, taken?: ReadonlySet<string>): string;
}

export interface ReadOptions {
  /** The parameter that the user names as the environment's mark. */
  readonly environmentParameter?: string | undefined;
  readonly today?: string | undefined;
  readonly lifecycle?: Lifecycle | undefined;
}

const nestedStacks = ["AWS::CloudFormation::Stack", "AWS::Serverless::Application"];

/** Reads a template with nothing assumed of its conditions. `syntax` may be broken or half typed. */
export function readTemplate(syntax: Syntax, options: ReadOptions = {}): Template {
  const sections = new Map(members(syntax.root).map((section) => [section.name, section]));
  const section = (name: string) => sections.get(name);
  const bodyOf = (name: string) => section(name)?.value;
  const parameters = readParameters(bodyOf("Parameters"));
  const allowedValues = (name: string) => parameters.get(name)?.allowedValues;
  const conditions = readConditions(bodyOf("Conditions"), allowedValues);
  const references = once(() => readReferences(syntax.root));
  const environment = once(() => readEnvironment(parameters, options.environmentParameter));
  const mentioned = new Map<string, ReadonlySet<string>>();
  const views = new Map<World, Template>();
  const resourceMembers = members(bodyOf("Resources"));
  const byId = new Map<string, DeclaredResource>();
  for (const each of resourceMembers) {
    const resource = readResource(each);
    if (resource) byId.set(each.name, resource);
  }
  const byType = groupBy(byId.values(), ({ type }) => type);
  const hasNestedStacks = nestedStacks.some((type) => byType.has(type));
  const ids = new Set(resourceMembers.map(({ name }) => name));
  const hasHiddenResources =
    resourceMembers.some(({ name }) => isWrittenElsewhere(name)) || hasMacro(bodyOf("Transform"));

  const conditionsOf = (resource: Resource): ReadonlySet<string> => {
    const known = mentioned.get(resource.id);
    if (known) return known;
    const names = references()
      .from("Resources", resource.id)
      .filter(({ kind }) => kind === "Condition" || kind === "If");
    // Of too many the last are left open: which ones must not hang on the order of the text.
    const own = resource.condition === undefined ? [] : [resource.condition];
    const result = new Set([...own, ...names.map(({ to }) => to).sort()]);
    mentioned.set(resource.id, result);
    return result;
  };

  const nothing: World = new Map();
  const inWorld = (world: World): Template => {
    // Whoever asks for the whole template gets the same view of it.
    const assumed = world.size === 0 ? nothing : world;
    const view = views.get(assumed) ?? read(assumed);
    views.set(assumed, view);
    return view;
  };
  return inWorld(nothing);

  function read(world: World): Template {
    const reader = { world, allowedValues };
    const seen = new Map<string, Resource>();
    const seenByType = new Map<string, readonly Resource[]>();
    const viewOf = (resource: DeclaredResource): Resource | undefined => {
      const { id, condition } = resource;
      if (condition !== undefined && world.get(condition) === false) return undefined;
      const known = seen.get(id);
      if (known) return known;
      const view = viewResource(resource, reader);
      seen.set(id, view);
      return view;
    };
    const viewsOf = (list: readonly DeclaredResource[]) =>
      list.flatMap((resource) => viewOf(resource) ?? []);
    const ofOneType = (type: string): readonly Resource[] => {
      const known = seenByType.get(type) ?? viewsOf(byType.get(type) ?? []);
      seenByType.set(type, known);
      return known;
    };
    const resource = (id: string) => {
      const found = byId.get(id);
      return found && viewOf(found);
    };
    const resources = once(() => viewsOf([...byId.values()]));
    const outputs = once(() => readOutputs(reader, bodyOf("Outputs")));
    return {
      answers: new Map(),
      syntax,
      conditions,
      references,
      environment,
      today: options.today,
      lifecycle: options.lifecycle ?? "off",
      parameters,
      outputs,
      resources,
      world,
      hasHiddenResources,
      section,
      resource,
      ofType: (...types) => {
        const [only, ...more] = types.filter((type) => byType.has(type));
        if (only === undefined) return none;
        return more.length === 0 ? ofOneType(only) : [only, ...more].flatMap(ofOneType);
      },
      isCertain: ({ condition }) => condition === undefined || world.get(condition) === true,
      inWorld,
      conditionsOf,
      isPassedToNestedStack: (id) =>
        hasNestedStacks &&
        references()
          .to(id)
          .some(
            ({ from }) =>
              from.section === "Resources" && nestedStacks.includes(resource(from.id)?.type ?? ""),
          ),
      parts: (value) => partsOf(reader, value),
      target: (value) => targetOf(reader, value),
      refersTo: (value, id) => {
        const parts = partsOf(reader, value);
        if (!parts) return undefined;
        const targets = parts.filter((part) => typeof part === "object");
        if (targets.some(({ to }) => to === id)) return true;
        return targets.every(({ to }) => ids.has(to)) ? false : undefined;
      },
      freshId: (base, taken = new Set()) =>
        freshName(base, (id) => taken.has(id) || ids.has(id) || parameters.has(id)),
    };
  }
}

const none: readonly never[] = [];

/** Whether a transform other than AWS's own is declared; AWS::Include can bring resources of its own too. */
function hasMacro(transform: Node | undefined): boolean {
  const names = transform?.type === "array" ? elements(transform) : transform ? [transform] : [];
  return names.some((node) => {
    const name = (member(node, "Name")?.value ?? node).value;
    return typeof name !== "string" || !name.startsWith("AWS::") || name === "AWS::Include";
  });
}
