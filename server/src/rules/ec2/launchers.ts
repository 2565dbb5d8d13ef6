/** Launch templates and launch configurations: what they say of instances, and what launches instances from them. */
import { pathOf } from "../../syntax/syntax.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { Value } from "../../template/value.ts";
import { written } from "../../template/written.ts";
import type { Problem } from "../rule.ts";

/** What a launch template says of its instances stands below LaunchTemplateData. */
export const launchDataOf = (source: Resource, ...path: string[]): Value =>
  source.type === "AWS::EC2::LaunchTemplate"
    ? source.get("LaunchTemplateData", ...path)
    : source.get(...path);

const launcherTypes = [
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::Batch::ComputeEnvironment",
  "AWS::EC2::EC2Fleet",
  "AWS::EC2::Instance",
  "AWS::EC2::SpotFleet",
  "AWS::EKS::Nodegroup",
] as const;

/**
 * Points from what is said of a launch template or configuration to those that launch instances by it: there one looks for it as well. Of
 * anything else, such as an instance, there are none.
 */
export function relatedLaunchers(
  source: Resource,
  template: Template,
): NonNullable<Problem["related"]> {
  const nameProperty = nameProperties[source.type];
  if (nameProperty === undefined) return [];
  const name = written(template, source.get(nameProperty).node);
  return template
    .ofType(...launcherTypes)
    .filter((each) => launchesFrom(each, source, template) || isNamedBy(each, name, template))
    .map(({ id, key }) => ({ at: key, message: `"${id}" launches instances by it.` }));
}

const nameProperties: Readonly<Record<string, string>> = {
  "AWS::AutoScaling::LaunchConfiguration": "LaunchConfigurationName",
  "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
};

/** The properties, at whatever depth, in which something says what it launches instances from. */
const sourceProperties: readonly unknown[] = [
  "LaunchConfigurationName",
  "LaunchTemplate",
  "LaunchTemplateSpecification",
];

const launchesFrom = ({ id }: Resource, source: Resource, template: Template): boolean =>
  template
    .references()
    .from("Resources", id)
    .some(
      ({ to, node }) =>
        to === source.id && pathOf(node).some((step) => sourceProperties.includes(step)),
    );

const isNamedBy = (launcher: Resource, name: string, template: Template): boolean =>
  name !== "" &&
  [
    launcher.get("LaunchConfigurationName"),
    launcher.get("LaunchTemplate", "LaunchTemplateName"),
  ].some(({ node }) => written(template, node) === name);
