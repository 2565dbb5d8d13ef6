import { describe, expect, test } from "vitest";
import { fixAll } from "../../../server/src/fixAll.ts";
import { nameWithoutEnvironmentSuffix as rule } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { findingsOf, templateOf } from "../../fixture.ts";
import { fixed, sub, suffix } from "./fixed.ts";

describe("log groups that are named after a resource", () => {
  const group = (LogGroupName: unknown) => ({
    Type: "AWS::Logs::LogGroup",
    Properties: { LogGroupName },
  });
  const owner = (Type: string, property: string, name: unknown) => ({
    Type,
    Properties: { [property]: name },
  });

  test.each<[string, string, string, string]>([
    [
      "AWS::Lambda::Function:FunctionName",
      "/aws/lambda/a-b",
      "/aws/lambda/a-b-${EnvironmentSuffix}",
      "a-b",
    ],
    [
      "AWS::EKS::Cluster:Name",
      "/aws/eks/a-b/cluster",
      "/aws/eks/a-b-${EnvironmentSuffix}/cluster",
      "a-b",
    ],
    [
      "AWS::RDS::DBInstance:DBInstanceIdentifier",
      "/aws/rds/instance/a-b/error",
      "/aws/rds/instance/a-b-${EnvironmentSuffix}/error",
      "a-b",
    ],
    [
      "AWS::CodeBuild::Project:Name",
      "/aws/codebuild/build",
      "/aws/codebuild/build-${EnvironmentSuffix}",
      "build",
    ],
  ])("%s", (what, before, after, name) => {
    const at = what.lastIndexOf(":");
    const property = what.slice(at + 1);
    const one = group(before);
    const other = owner(what.slice(0, at), property, name);
    for (const resources of [
      { One: one, Other: other },
      { Other: other, One: one },
    ]) {
      const result = fixed(resources);
      expect(result.after?.Resources.One?.Properties.LogGroupName).toEqual(sub(after));
      expect(result.after?.Resources.Other?.Properties[property]).toEqual(
        sub(`${name}-\${EnvironmentSuffix}`),
      );
      expect(result.left).toEqual([]);
      const [first, second] = Object.keys(resources);
      expect(result.title).toContain(`(CloudFormation replaces "${first}" and "${second}")`);
    }
  });

  test("the shorter limit is the function's", () => {
    const name = `${"a".repeat(30)}${"b".repeat(30)}`;
    const { after } = fixed({
      Logs: group(`/aws/lambda/${name}`),
      Fn: owner("AWS::Lambda::Function", "FunctionName", name),
    });
    const cut = `${"a".repeat(26)}${"b".repeat(25)}-\${EnvironmentSuffix}`;
    expect(after?.Resources.Logs?.Properties.LogGroupName).toEqual(sub(`/aws/lambda/${cut}`));
    expect(after?.Resources.Fn?.Properties.FunctionName).toEqual(sub(cut));
  });

  test("of a function without a name it is any", () => {
    const { after } = fixed({
      Logs: group("/aws/lambda/a"),
      Fn: { Type: "AWS::Lambda::Function", Properties: {} },
    });
    expect(after?.Resources.Logs?.Properties.LogGroupName).toEqual(
      sub("/aws/lambda/a-${EnvironmentSuffix}"),
    );
  });

  test("no fix apart from a resource that has another name, or is not in the template", () => {
    const Fn = owner("AWS::Lambda::Function", "FunctionName", sub("b-${EnvironmentSuffix}"));
    expect(fixed({ Logs: group("/aws/lambda/a"), Fn }).title).toBeUndefined();
    expect(fixed({ Logs: group("/aws/lambda/a") }).title).toBeUndefined();
  });

  test("what a parameter or a resource names needs no mark", () => {
    const Parameters = { ...suffix, Fn: { Type: "String" } };
    const text = templateOf({ Logs: group(sub("/aws/eks/${Fn}/cluster")) }, { Parameters });
    expect(findingsOf(rule, text)).toEqual([]);
  });

  test("other log groups are named at their end", () => {
    const { after } = fixed({ Logs: group("/aws/ec2/app/access") });
    expect(after?.Resources.Logs?.Properties.LogGroupName).toEqual(
      sub("/aws/ec2/app/access-${EnvironmentSuffix}"),
    );
  });
});

test("all fixes in one run end with no name unmarked and one parameter", () => {
  const name = (Type: string, property: string, value: string) => ({
    Type,
    Properties: { [property]: value },
  });
  const text = templateOf({
    A: name("AWS::SNS::Topic", "TopicName", "a"),
    B: name("AWS::SQS::Queue", "QueueName", "b"),
    Logs: name("AWS::Logs::LogGroup", "LogGroupName", "/aws/lambda/c"),
    Fn: name("AWS::Lambda::Function", "FunctionName", "c"),
  });
  const { text: after, rounds } = fixAll(text, { rules: [rule], include: "review" });
  expect(findingsOf(rule, after)).toEqual([]);
  expect(Object.keys(JSON.parse(after).Parameters)).toEqual(["EnvironmentSuffix"]);
  expect(rounds).toBe(2);
  expect(fixAll(text, { rules: [rule], include: "safe" }).text).toBe(text);
});
