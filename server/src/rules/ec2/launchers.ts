/** What launches instances from a launch template or a launch configuration. */
import type { Resource, Template } from "../../template/template.ts";
import { written } from "../../template/written.ts";
import type { Problem } from "../rule.ts";

const launcherTypes = [
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::Batch::ComputeEnvironment",
  "AWS::EC2::EC2Fleet",
  "AWS::EC2::Instance",
  "AWS::EC2::SpotFleet",
  "AWS::EKS::Nodegroup",
] as const;

/** Points from what is said of a launch template or configuration to those that launch instances by it: there one looks for it as well. */
export function relatedLaunchers(
  source: Resource,
  template: Template,
): NonNullable<Problem["related"]> {
  const name = written(template, source.get(nameProperties[source.type] ?? "").node);
  return template
    .ofType(...launcherTypes)
    .filter((each) => refersTo(each, source, template) || isNamedBy(each, name, template))
    .map(({ id, key }) => ({ at: key, message: `"${id}" launches instances by it.` }));
}

const nameProperties: Readonly<Record<string, string>> = {
  "AWS::AutoScaling::LaunchConfiguration": "LaunchConfigurationName",
  "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
};

const refersTo = ({ id }: Resource, source: Resource, template: Template): boolean =>
  template
    .references()
    .from("Resources", id)
    .some(({ to, kind }) => to === source.id && kind !== "DependsOn");

const isNamedBy = (launcher: Resource, name: string, template: Template): boolean =>
  name !== "" &&
  [
    launcher.get("LaunchConfigurationName"),
    launcher.get("LaunchTemplate", "LaunchTemplateName"),
  ].some(({ node }) => written(template, node) === name);
