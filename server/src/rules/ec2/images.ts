/** What takes the place of an image's id: a parameter that gives the newest Amazon Linux of the region. */
import {
  type Architecture,
  amazonLinux,
  architectureOf,
  imageParameterType,
} from "../../aws/images.ts";
import { type Change, set } from "../../syntax/change.ts";
import { member, members, type Node, pathOf } from "../../syntax/syntax.ts";
import { ref } from "../../template/intrinsics.ts";
import type { Parameter, Resource, Template } from "../../template/template.ts";
import { textOf } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import { declare } from "../additions.ts";
import type { Fix } from "../rule.ts";

/** Has the property refer to such a parameter, which is declared where the template has none. */
export function fixesForImage(template: Template, resource: Resource, node: Node): readonly Fix[] {
  const architecture = amazonLinuxFor(template, resource);
  if (!architecture) return [];
  const path = amazonLinux[architecture];
  const parameters = [...template.parameters.values()];
  const there = parameters.find(
    ({ type, body }) => type === imageParameterType && defaultOf(body)?.value === path,
  );
  const base = architecture === "arm64" ? "LatestArmAmiId" : "LatestAmiId";
  const name = there?.name ?? template.freshId(base);
  const declaration = { Type: imageParameterType, Default: path };
  return [
    {
      title: `Take the newest Amazon Linux 2023 (${architecture}) by parameter "${name}"; instances are replaced, and so is their system`,
      safety: "review",
      changes: [
        set(pathOf(node), ref(name)),
        ...(there ? [] : [declare(template, "Parameters", name, declaration)]),
      ],
    },
  ];
}

/** What a parameter may have whose values become names of parameters of Systems Manager. */
const kept = ["Type", "Default", "Description"];

/** Has the parameter itself be such a one; none where it is used for something else, or is not free to have another value. */
export function fixesForDefault(
  template: Template,
  { name, body, key }: Parameter,
  users: readonly Resource[],
): readonly Fix[] {
  const architectures = new Set(users.map((user) => amazonLinuxFor(template, user)));
  const [architecture, more] = architectures;
  const isFree = members(body).every((each) => kept.includes(each.name));
  const isOnlyImage = template.references().to(name).length === users.length;
  if (!architecture || more !== undefined || !isFree || !isOnlyImage) return [];
  const path = pathOf(key);
  const changes: readonly Change[] = [
    set([...path, "Type"], imageParameterType),
    set([...path, "Default"], amazonLinux[architecture]),
  ];
  return [
    {
      title: `Make the newest Amazon Linux 2023 (${architecture}) the default of "${name}", which then takes names of Systems Manager's parameters; instances are replaced`,
      safety: "review",
      changes,
    },
  ];
}

const defaultOf = (body: Node | undefined) => member(body, "Default")?.value;

/** The architecture that an Amazon Linux in the image's place needs; undefined where none may do, or that is not certain. */
function amazonLinuxFor(template: Template, resource: Resource): Architecture | undefined {
  return isForAnother(template, resource) ? undefined : architectureFor(template, resource);
}

/** The object of the resource's properties that says what its instances are like. */
const dataOf = (resource: Resource) =>
  resource.type === "AWS::EC2::LaunchTemplate"
    ? resource.get("LaunchTemplateData")
    : resource.get();

function architectureFor(template: Template, resource: Resource): Architecture | undefined {
  const type = dataOf(resource).get("InstanceType");
  const parameter = template.parameters.get(template.target(type)?.to ?? "");
  const byDefault = defaultOf(parameter?.body)?.value;
  const types = [textOf(type), byDefault, ...(parameter?.allowedValues ?? [])];
  const known = types.filter((each) => typeof each === "string");
  const architectures = new Set(known.map(architectureOf));
  const [only, more] = architectures;
  return more !== undefined ? undefined : (only ?? (type.kind === "absent" ? "x86_64" : undefined));
}

/** What is in user data, or the name of the root volume, where the system is another one than Amazon Linux 2023. */
const otherSystem =
  /\bapt(?:-get)?\b|\bdpkg\b|\bzypper\b|<powershell>|<script>|amazon-linux-extras|ECS_CLUSTER|bootstrap\.sh|nodeadm|\/dev\/sda1/;

/** Whether instances want a system of their own: one that orchestrates containers, or that their user data is written for. */
function isForAnother(template: Template, resource: Resource): boolean {
  if (
    !["AWS::EC2::LaunchTemplate", "AWS::EC2::Instance", launchConfiguration].includes(resource.type)
  )
    return true;
  const isForNodes = template
    .references()
    .to(resource.id)
    .some(({ from }) => template.resource(from.id)?.type === "AWS::EKS::Nodegroup");
  const data = dataOf(resource);
  const texts = [data.get("UserData"), data.get("BlockDeviceMappings")].map(({ node }) =>
    written(template, node),
  );
  return isForNodes || texts.some((text) => otherSystem.test(text));
}

const launchConfiguration = "AWS::AutoScaling::LaunchConfiguration";
