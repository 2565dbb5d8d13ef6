import { describe, expect, test } from "vitest";
import { nameWithoutEnvironmentSuffix as rule } from "../../../server/src/rules/naming/name-without-environment-suffix.ts";
import { applyFix, findingsOf, templateOf } from "../../fixture.ts";
import { fixed, sub, suffix } from "./fixed.ts";

const range = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("uses of the name", () => {
  const bucket = { Type: "AWS::S3::Bucket", Properties: { BucketName: "orders" } };
  const using = (value: unknown) => {
    const { after, title } = fixed({
      Bucket: bucket,
      User: { Type: "AWS::X::User", Properties: { Bucket: value } },
    });
    return title === undefined ? "no fix" : after?.Resources.User?.Properties.Bucket;
  };
  test.each<[string, unknown, unknown]>([
    ["the name", "orders", sub("orders-${EnvironmentSuffix}")],
    ["an ARN", "arn:aws:s3:::orders", sub("arn:aws:s3:::orders-${EnvironmentSuffix}")],
    [
      "an ARN of what is in it",
      "arn:aws:s3:::orders/a",
      sub("arn:aws:s3:::orders-${EnvironmentSuffix}/a"),
    ],
    [
      "a policy variable beside it",
      ["arn:aws:s3:::orders/${aws:username}"],
      [sub("arn:aws:s3:::orders-${EnvironmentSuffix}/${!aws:username}")],
    ],
    [
      "an address",
      "https://orders.s3.amazonaws.com",
      sub("https://orders-${EnvironmentSuffix}.s3.amazonaws.com"),
    ],
    [
      "Fn::Sub",
      sub("arn:${AWS::Partition}:s3:::orders/*"),
      sub("arn:${AWS::Partition}:s3:::orders-${EnvironmentSuffix}/*"),
    ],
    [
      "Fn::Sub with local variables",
      { "Fn::Sub": ["arn:aws:s3:::orders/${k}", { k: "x" }] },
      { "Fn::Sub": ["arn:aws:s3:::orders-${EnvironmentSuffix}/${k}", { k: "x" }] },
    ],
    [
      "a branch",
      { "Fn::If": ["C", "orders", "other"] },
      { "Fn::If": ["C", sub("orders-${EnvironmentSuffix}"), "other"] },
    ],
    ["a longer name", "arn:aws:s3:::orders-archive", "arn:aws:s3:::orders-archive"],
    ["part of another", "arn:aws:s3:::my-orders/*", "arn:aws:s3:::my-orders/*"],
    [
      "what is only put together",
      sub("arn:aws:s3:::orders${AWS::Region}"),
      sub("arn:aws:s3:::orders${AWS::Region}"),
    ],
    ["words", "All orders of a day", "All orders of a day"],
    ["a wildcard", "arn:aws:s3:::orders*", "arn:aws:s3:::orders*"],
    ["a reference to a logical id", { Ref: "orders" }, { Ref: "orders" }],
    ["Fn::Join", { "Fn::Join": ["", ["arn:aws:s3:::orders/", { Ref: "AWS::Region" }]] }, "no fix"],
    [
      "Fn::Join that is not known",
      { "Fn::Join": ["", ["arn:aws:s3:::orders/", { "Fn::ImportValue": "x" }]] },
      "no fix",
    ],
    ["code", "line\nbucket = 'orders'", "no fix"],
    ["a word in code", "line\n// counts orders", "line\n// counts orders"],
    ["Fn::Base64", { "Fn::Base64": sub('cp "orders" s3') }, "no fix"],
    ["JSON in a string", '{"bucket": "orders"}', "no fix"],
  ])("%s", (_, value, expected) => expect(using(value)).toEqual(expected));

  test.each([
    ["a word in an argument", "line\naws s3 ls --bucket orders", "no fix"],
    ["a word that is assigned", "line\nBUCKET=orders", "no fix"],
    ["a word in an address", "line\naws s3 sync s3://orders/in .", "no fix"],
    ["a longer word in an argument", "line\ncp --bucket ordersold", "line\ncp --bucket ordersold"],
  ])("in code: %s", (_, value, expected) => expect(using(value)).toEqual(expected));

  test("a plain word in a variable of a function", () => {
    const variables = (Variables: object) =>
      fixed({
        Bucket: bucket,
        Fn: { Type: "AWS::Lambda::Function", Properties: { Environment: { Variables } } },
      }).after?.Resources.Fn?.Properties.Environment;
    expect(variables({ BUCKET: "orders", bucket_name: "orders", DOMAIN: "orders" })).toEqual({
      Variables: {
        BUCKET: sub("orders-${EnvironmentSuffix}"),
        bucket_name: sub("orders-${EnvironmentSuffix}"),
        DOMAIN: "orders",
      },
    });
  });

  test("a dynamic reference", () => {
    const value = "{{resolve:secretsmanager:app/db:SecretString:password}}";
    const { after, title } = fixed({
      Secret: { Type: "AWS::SecretsManager::Secret", Properties: { Name: "app/db" } },
      Db: {
        Type: "AWS::X::Db",
        Properties: { Password: value, Other: "{{resolve:secretsmanager:app/db/old}}" },
      },
    });
    expect(after?.Resources.Db?.Properties).toEqual({
      Password: sub("{{resolve:secretsmanager:app/db-${EnvironmentSuffix}:SecretString:password}}"),
      Other: "{{resolve:secretsmanager:app/db/old}}",
    });
    expect(title).toContain("and in one other place");
  });

  test("an Fn::Sub that repeats the name's Fn::Sub", () => {
    const { after } = fixed({
      Bucket: { Type: "AWS::S3::Bucket", Properties: { BucketName: sub("a-${AWS::AccountId}") } },
      User: {
        Type: "AWS::X::User",
        Properties: { Arn: sub("arn:aws:s3:::a-${AWS::AccountId}/*") },
      },
    });
    expect(after?.Resources.User?.Properties.Arn).toEqual(
      sub("arn:aws:s3:::a-${AWS::AccountId}-${EnvironmentSuffix}/*"),
    );
  });

  test("other tags, inline policies, databases and descriptions have names of their own", () => {
    const Properties = {
      Description: "orders-db",
      DBName: "orders-db",
      Tags: [{ Key: "Project", Value: "orders-db" }],
      Policies: [{ PolicyName: "orders-db" }],
      StageName: "orders-db",
      FilterName: "orders-db",
    };
    const { after } = fixed({
      Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "orders-db" } },
      User: { Type: "AWS::X::User", Properties },
    });
    expect(after?.Resources.User?.Properties).toEqual(Properties);
  });

  test("a parameter's default and a mapping cannot be rewritten", () => {
    const message = (sections: object) =>
      fixed({ Bucket: bucket }, { Parameters: suffix, ...sections }).message;
    expect(
      message({ Parameters: { ...suffix, Source: { Type: "String", Default: "orders" } } }),
    ).toMatch(/; the name is also used in Parameters "Source"\.$/);
    expect(message({ Mappings: { Buckets: { all: { Name: "orders" } } } })).toMatch(
      /; the name is also used in Mappings "Buckets"\.$/,
    );
  });

  test("outputs follow", () => {
    const text = templateOf(
      { Bucket: bucket },
      { Parameters: suffix, Outputs: { O: { Value: "s3://orders" } } },
    );
    const [fix] = findingsOf(rule, text)[0]?.fixes() ?? [];
    const after = fix && JSON.parse(applyFix(text, fix));
    expect(after.Outputs.O.Value).toEqual(sub("s3://orders-${EnvironmentSuffix}"));
  });

  test("resources of one name get the new one together, within the shortest limit", () => {
    const name = "a".repeat(30);
    const { after, left } = fixed({
      Cluster: { Type: "AWS::ECS::Cluster", Properties: { ClusterName: name } },
      Balancer: { Type: "AWS::ElasticLoadBalancingV2::LoadBalancer", Properties: { Name: name } },
    });
    expect(after?.Resources.Cluster?.Properties.ClusterName).toEqual(
      sub(`${"a".repeat(19)}-\${EnvironmentSuffix}`),
    );
    expect(after?.Resources.Balancer?.Properties.Name).toEqual(
      sub(`${"a".repeat(19)}-\${EnvironmentSuffix}`),
    );
    expect(left).toEqual([]);
  });

  test("resources of one name share the fix, except one that makes the name of pieces", () => {
    const queue = (QueueName: unknown) => ({ Type: "AWS::SQS::Queue", Properties: { QueueName } });
    const joined = { "Fn::Join": ["-", ["web", "1"]] };
    const text = templateOf(
      { A: queue("web-1"), B: queue(sub("web-1")), C: queue(joined) },
      { Parameters: suffix },
    );
    const [a, b, c] = findingsOf(rule, text).map((finding) => finding.fixes()[0]);
    expect(a).toBe(b);
    expect(a?.title).toContain('and in one other place (CloudFormation replaces "A" and "B")');
    expect(c?.title).toContain('and in 2 other places (CloudFormation replaces "C" and 2 other');
    const fixedBy = (fix = a) => JSON.parse(fix ? applyFix(text, fix) : text).Resources;
    const marked = queue(sub("web-1-${EnvironmentSuffix}"));
    expect(fixedBy(a)).toEqual({ A: marked, B: marked, C: queue(joined) });
    expect(fixedBy(c)).toEqual({ A: marked, B: marked, C: marked });
  });

  test("of the places that keep a name as it is, a finding shows the first", () => {
    const code = range(20).map((i) => [
      `Function${i}`,
      { Type: "AWS::Lambda::Function", Properties: { Code: "\nuse('orders')" } },
    ]);
    const [finding] = findingsOf(
      rule,
      templateOf({ Bucket: bucket, ...Object.fromEntries(code) }, { Parameters: suffix }),
    );
    expect(finding?.message).toContain('Code of "Function0" and 19 other places');
    expect(finding?.related).toHaveLength(8);
  });

  test("a group that need not be unique keeps the name that it shares", () => {
    const { after } = fixed({
      Balancer: {
        Type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
        Properties: { Name: "web-1" },
      },
      Group: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: { GroupName: "web-1", VpcId: { Ref: "Vpc" } },
      },
    });
    expect(after?.Resources.Group?.Properties.GroupName).toBe("web-1");
  });
});

test("what is scaled is named by its kind and name", () => {
  const { after } = fixed({
    Service: {
      Type: "AWS::ECS::Service",
      Properties: { ServiceName: "web", Cluster: "shop" },
    },
    Scaled: {
      Type: "AWS::ApplicationAutoScaling::ScalableTarget",
      Properties: { ResourceId: "service/shop/web" },
    },
    Other: {
      Type: "AWS::ApplicationAutoScaling::ScalableTarget",
      Properties: { ResourceId: "service/shop/web-2" },
    },
  });
  expect(after?.Resources.Scaled?.Properties.ResourceId).toEqual(
    sub("service/shop/web-${EnvironmentSuffix}"),
  );
  expect(after?.Resources.Other?.Properties.ResourceId).toBe("service/shop/web-2");
});

test("containers and volumes keep the names by which a task's parts refer to each other", () => {
  const task = {
    ContainerDefinitions: [
      { Name: "web-app", MountPoints: [{ SourceVolume: "web-app", ContainerPath: "/data" }] },
    ],
    Volumes: [{ Name: "web-app" }],
  };
  const { after } = fixed({
    Service: { Type: "AWS::ECS::Service", Properties: { ServiceName: "web-app" } },
    Task: { Type: "AWS::ECS::TaskDefinition", Properties: task },
  });
  expect(after?.Resources.Task?.Properties).toEqual(task);
});

describe("uses of a cluster's name", () => {
  const using = (Properties: object) => {
    const { after, message } = fixed({
      Cluster: { Type: "AWS::EKS::Cluster", Properties: { Name: "main" } },
      User: { Type: "AWS::X::User", Properties },
    });
    return after?.Resources.User?.Properties ?? message;
  };
  const marked = sub("kubernetes.io/cluster/main-${EnvironmentSuffix}");

  test("keys of tags in a list follow, other tags do not", () => {
    const Tags = [
      { Key: "kubernetes.io/cluster/main", Value: "shared" },
      { Key: "kubernetes.io/cluster/main-2", Value: "shared" },
      { Key: "Cluster", Value: "main" },
    ];
    expect(using({ Tags })).toEqual({ Tags: [{ ...Tags[0], Key: marked }, Tags[1], Tags[2]] });
  });

  test("so do those in the specification of a launch template, in Fn::Sub too", () => {
    const specified = (Key: unknown) => ({
      LaunchTemplateData: { TagSpecifications: [{ Tags: [{ Key, Value: "owned" }] }] },
    });
    expect(using(specified(sub("kubernetes.io/cluster/main")))).toEqual(specified(marked));
  });

  test.each<[string, object]>([
    ["Tags", { Tags: { "kubernetes.io/cluster/main": "owned" } }],
    ["StringEquals", { StringEquals: { "aws:ResourceTag/kubernetes.io/cluster/main": "owned" } }],
    ["UserData", { UserData: { "Fn::Base64": "#!/bin/bash\n/etc/eks/bootstrap.sh main\n" } }],
  ])("a key that is no value, or code, keeps the name as it is: %s", (key, properties) => {
    expect(using(properties)).toContain(`; the name is also used in ${key} of "User".`);
  });
});

describe("uses of a Name tag", () => {
  const web = { Type: "AWS::EC2::Instance", Properties: { Tags: [{ Key: "Name", Value: "web" }] } };
  test.each<[string, Record<string, unknown>, unknown]>([
    [
      "a filter",
      { Key: "Name", Value: "web", Type: "KEY_AND_VALUE" },
      { Value: sub("web-${EnvironmentSuffix}") },
    ],
    [
      "a target",
      { Key: "tag:Name", Values: ["web"] },
      { Values: [sub("web-${EnvironmentSuffix}")] },
    ],
    [
      "a condition",
      { "aws:ResourceTag/Name": "web" },
      { "aws:ResourceTag/Name": sub("web-${EnvironmentSuffix}") },
    ],
  ])("%s follows, to be reviewed", (_, selector, expected) => {
    const { after, safety } = fixed({
      Web: web,
      Other: { Type: "AWS::X::Y", Properties: { S: [selector] } },
    });
    expect(after?.Resources.Other?.Properties.S).toEqual([
      { ...selector, ...(expected as object) },
    ]);
    expect(safety).toBe("review");
  });

  test("what only has the same name stays", () => {
    const Properties = { ContainerNames: ["web"], Cluster: "web" };
    const { after, safety } = fixed({ Web: web, Other: { Type: "AWS::X::Y", Properties } });
    expect(after?.Resources.Other?.Properties).toEqual(Properties);
    expect(safety).toBe("safe");
  });
});
