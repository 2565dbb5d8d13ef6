import { remove } from "../../syntax/change.ts";
import { pathOf } from "../../syntax/syntax.ts";
import { declaredNames } from "../../template/names.ts";
import type { Reference } from "../../template/references.ts";
import type { Template } from "../../template/template.ts";
import type { Fix, TemplateRule } from "../rule.ts";
import { cycles, dependencies, type Graph, inWorld } from "./dependency-graph.ts";
import { moveRules } from "./security-group-rules.ts";

export const circularDependency: TemplateRule = {
  id: "circular-dependency",
  severity: "critical",
  category: "Template",
  needsNesting: true,
  docs: {
    summary: "Resources wait for each other in a circle.",
    why: "CloudFormation cannot create any of them first, and refuses the template (“Circular dependency between resources”). One of the references must go: into a resource of its own that comes after both, as rules between security groups can, or into a name that is written out instead.",
    bad: `{
  "Web": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupEgress": [
        { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0" },
        { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "DestinationSecurityGroupId": { "Ref": "Database" } }
      ]
    }
  },
  "Database": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Database",
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "SourceSecurityGroupId": { "Ref": "Web" } }
      ]
    }
  }
}`,
    good: `{
  "Web": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Web servers",
      "SecurityGroupEgress": [
        { "IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0" }
      ]
    }
  },
  "WebToDatabase": {
    "Type": "AWS::EC2::SecurityGroupEgress",
    "Properties": {
      "GroupId": { "Fn::GetAtt": ["Web", "GroupId"] },
      "IpProtocol": "tcp",
      "FromPort": 5432,
      "ToPort": 5432,
      "DestinationSecurityGroupId": { "Ref": "Database" }
    }
  },
  "Database": {
    "Type": "AWS::EC2::SecurityGroup",
    "Properties": {
      "GroupDescription": "Database",
      "SecurityGroupIngress": [
        { "IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "SourceSecurityGroupId": { "Ref": "Web" } }
      ]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-dependency-error",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: { "cfn-lint": ["E3004"] },

  checkTemplate(template, report) {
    for (const [id, graph] of resourcesInCycles(template)) {
      const way = wayBack(graph, id);
      const resource = template.resource(id);
      if (!resource) continue;
      const ids = [id, ...way.map(({ to }) => to)];
      const shown = ids.length > 8 ? [...ids.slice(0, 6), "…", id] : ids;
      const waits = way.length === 1 ? "waits for itself" : `is in a circle (${shown.join(" → ")})`;
      report({
        at: resource.key,
        logicalId: id,
        message: `"${id}" ${waits}: CloudFormation cannot create it, and refuses the template.`,
        related: way.map(({ from, to, node }) => ({
          at: node,
          message: `"${from.id}" waits for "${to}".`,
        })),
        fixes: () => {
          const edges = graph.get(id) ?? [];
          return edges.every(({ kind }) => kind === "DependsOn")
            ? [withoutDependencies(template, id, edges)]
            : moveRules(template, resource, edges);
        },
      });
    }
  },
};

/** The resources that wait for themselves in some world, each with the dependencies of its circle there. */
function resourcesInCycles(template: Template): ReadonlyMap<string, Graph> {
  const found = new Map<string, Graph>();
  for (const group of cycles(dependencies(template, declaredNames(template).resources))) {
    const all = dependencies(template, new Set(group));
    const resources = group.flatMap((id) => template.resource(id) ?? []);
    const conditions = new Set(resources.flatMap((each) => [...template.conditionsOf(each)]));
    for (const world of template.conditions.worlds(conditions)) {
      const here = inWorld(all, template, world);
      for (const circle of cycles(here)) {
        const within = new Set(circle);
        const graph = new Map(
          circle.map((id) => [id, here.get(id)?.filter(({ to }) => within.has(to)) ?? []]),
        );
        for (const id of circle) if (!found.has(id)) found.set(id, graph);
      }
    }
  }
  return found;
}

/** The shortest way from a resource back to itself. */
function wayBack(graph: Graph, id: string): readonly Reference[] {
  const cameBy = new Map<string, Reference>();
  const reached = new Set([id]);
  for (const from of reached)
    for (const reference of graph.get(from) ?? []) {
      const { to } = reference;
      if (!cameBy.has(to)) cameBy.set(to, reference);
      reached.add(to);
    }
  const way: Reference[] = [];
  for (let at = cameBy.get(id); at; at = at.from.id === id ? undefined : cameBy.get(at.from.id))
    way.unshift(at);
  return way;
}

function withoutDependencies(template: Template, id: string, edges: readonly Reference[]): Fix {
  const names = [...new Set(edges.map(({ to }) => `"${to}"`))];
  const isAll = edges.length >= (template.resource(id)?.dependsOn.length ?? 0);
  const isItself = edges.every(({ to }) => to === id);
  return {
    title: `Remove ${names.join(" and ")} from DependsOn of "${id}"${isItself ? "" : `, which is then created without waiting`}`,
    safety: isItself ? "safe" : "review",
    changes: isAll
      ? [remove(["Resources", id, "DependsOn"])]
      : edges.map(({ node }) => remove(pathOf(node))),
  };
}
