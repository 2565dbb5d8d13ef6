import { describe, expect, test } from "vitest";
import { fixed, renamed, sub, suffix } from "./fixed.ts";

describe("where the mark stands", () => {
  test.each<[string, string, string, string]>([
    ["at the end", "AWS::SNS::Topic:TopicName", "orders", "orders-${EnvironmentSuffix}"],
    [
      "before .fifo",
      "AWS::SNS::Topic:TopicName",
      "orders.fifo",
      "orders-${EnvironmentSuffix}.fifo",
    ],
    [
      "after alias/",
      "AWS::KMS::Alias:AliasName",
      "alias/orders",
      "alias/orders-${EnvironmentSuffix}",
    ],
    ["after a hierarchy", "AWS::SSM::Parameter:Name", "/app/db", "/app/db-${EnvironmentSuffix}"],
    ["behind one hyphen", "AWS::SNS::Topic:TopicName", "orders-", "orders-${EnvironmentSuffix}"],
    ["what else has a dollar", "AWS::SNS::Topic:TopicName", "a${b}", "a${!b}-${EnvironmentSuffix}"],
    [
      "what calls another parameter is wrapped too",
      "AWS::SNS::Topic:TopicName",
      "${AWS::Region}-a",
      "${AWS::Region}-a-${EnvironmentSuffix}",
    ],
  ])("%s", (_, what, name, expected) => {
    const at = what.lastIndexOf(":");
    expect(renamed(what.slice(0, at), what.slice(at + 1), name)).toEqual(sub(expected));
  });

  test("what is as a whole a parameter's name is wrapped only", () => {
    const parameters = { ...suffix, TopicBase: { Type: "String" } };
    expect(renamed("AWS::SNS::Topic", "TopicName", "${TopicBase}", parameters)).toEqual(
      sub("${TopicBase}"),
    );
    expect(renamed("AWS::SNS::Topic", "TopicName", "${AWS::Region}", parameters)).toEqual(
      sub("${AWS::Region}-${EnvironmentSuffix}"),
    );
  });

  test("not behind a brace that is never closed, where Fn::Sub would not see it", () => {
    const { title, message } = fixed({
      It: { Type: "AWS::SNS::Topic", Properties: { TopicName: "a-${b" } },
    });
    expect([title, message?.includes('"a-${b"')]).toEqual([undefined, true]);
  });

  test("an Fn::Join is written anew, and local variables are put in", () => {
    const name = (value: unknown) => renamed("AWS::SNS::Topic", "TopicName", value);
    expect(name({ "Fn::Join": ["-", ["a", { Ref: "AWS::Region" }]] })).toEqual(
      sub("a-${AWS::Region}-${EnvironmentSuffix}"),
    );
    expect(name({ "Fn::Sub": ["a-${r}", { r: { Ref: "AWS::Region" } }] })).toEqual(
      sub("a-${AWS::Region}-${EnvironmentSuffix}"),
    );
  });
});

describe("the parameter", () => {
  const topic = (parameters: object) => renamed("AWS::SNS::Topic", "TopicName", "a", parameters);
  test.each<[string, object, string]>([
    [
      "EnvironmentSuffix first",
      { Environment: { Type: "String" }, ...suffix },
      "a-${EnvironmentSuffix}",
    ],
    ["else another", { X: { Type: "String" }, EnvName: { Type: "String" } }, "a-${EnvName}"],
    ["that may be empty", { Suffix: { Type: "String", Default: "" } }, "a${Suffix}"],
    [
      "with its own hyphen",
      { Suffix: { Type: "String", AllowedValues: ["-a", "-b"] } },
      "a${Suffix}",
    ],
  ])("%s", (_, parameters, expected) => expect(topic(parameters)).toEqual(sub(expected)));

  test.each([
    ["AWS::S3::Bucket", "BucketName"],
    ["AWS::RedshiftServerless::Workgroup", "WorkgroupName"],
    ["AWS::VpcLattice::Service", "Name"],
  ])("is not put into lower-case names where its values have capitals: %s", (type, property) => {
    const Environment = { Type: "String", AllowedValues: ["Test", "Live"] };
    const lower = renamed(type, property, "a", { Environment });
    expect([topic({ Environment }), lower]).toEqual([sub("a-${Environment}"), undefined]);
  });

  test("is declared behind those that there are", () => {
    const { after, title, safety } = fixed(
      { Vpc: { Type: "AWS::EC2::VPC", Properties: { Tags: [{ Key: "Name", Value: "a" }] } } },
      { Parameters: { Cidr: { Type: "String" } } },
    );
    expect(Object.keys(after?.Parameters ?? {})).toEqual(["Cidr", "EnvironmentSuffix"]);
    expect([safety, title]).toEqual([
      "review",
      'Change the Name tag to "a-${EnvironmentSuffix}", and declare the parameter EnvironmentSuffix',
    ]);
  });

  test("cannot be declared where something else has its name", () => {
    const EnvironmentSuffix = { Type: "AWS::SNS::Topic", Properties: { TopicName: "a" } };
    expect(fixed({ EnvironmentSuffix }, {}).title).toBeUndefined();
  });

  test.each<[string, object, readonly string[]]>([
    ["first", {}, ["Parameters", "Resources"]],
    [
      "behind Transform",
      { Transform: "AWS::Serverless-2016-10-31" },
      ["Transform", "Parameters", "Resources"],
    ],
    [
      "before what comes between",
      { Description: "x", Mappings: { M: {} } },
      ["Description", "Parameters", "Mappings", "Resources"],
    ],
  ])("its section stands %s", (_, sections, expected) => {
    const { after } = fixed(
      { A: { Type: "AWS::SNS::Topic", Properties: { TopicName: "a" } } },
      sections,
    );
    expect(Object.keys(after ?? {})).toEqual(expected);
  });
});

describe("lengths", () => {
  const balancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
  const cut = (type: string, property: string, name: string, parameter: object = {}) =>
    renamed(type, property, name, { EnvironmentSuffix: { Type: "String", ...parameter } });

  test("a name that fits is not cut", () => {
    const name = "a".repeat(32 - 13);
    expect(cut(balancer, "Name", name)).toEqual(sub(`${name}-\${EnvironmentSuffix}`));
  });

  test("one that does not loses its middle, and the title shows it", () => {
    const resources = {
      It: { Type: balancer, Properties: { Name: "payments-internal-load-balancer" } },
    };
    const { title } = fixed(resources);
    expect(title).toBe(
      'Change the name to "payments-balancer-${EnvironmentSuffix}" (CloudFormation replaces the resource)',
    );
  });

  test.each([
    ["the first word", "catalogue-search-domain", "catalogu-domain"],
    ["the last word", "api-recommendations-gateway", "api-gateway"],
  ])("the beginning and the end stay where %s is longer than half", (_, name, expected) => {
    expect(cut("AWS::OpenSearchService::Domain", "DomainName", name)).toEqual(
      sub(`${expected}-\${EnvironmentSuffix}`),
    );
  });

  test("the parameter's MaxLength is what is reserved", () => {
    expect(cut(balancer, "Name", "payments-internal-alb-1", { MaxLength: 8 })).toEqual(
      sub("payments-internal-alb-1-${EnvironmentSuffix}"),
    );
  });

  test("what a name begins with for AWS is kept", () => {
    const name = `aws-waf-logs-${"a".repeat(30)}${"b".repeat(30)}`;
    expect(cut("AWS::S3::Bucket", "BucketName", name)).toEqual(
      sub(`aws-waf-logs-${"a".repeat(19)}${"b".repeat(18)}-\${EnvironmentSuffix}`),
    );
  });

  test("account and Region count with their real lengths, and the literal between is cut", () => {
    const name = `\${AWS::AccountId}-${"a".repeat(20)}${"b".repeat(20)}-\${AWS::Region}`;
    const type = "AWS::S3::Bucket";
    const { after } = fixed({ It: { Type: type, Properties: { BucketName: sub(name) } } });
    expect(after?.Resources.It?.Properties.BucketName).toEqual(
      sub(
        `\${AWS::AccountId}-${"a".repeat(11)}${"b".repeat(11)}-\${AWS::Region}-\${EnvironmentSuffix}`,
      ),
    );
  });

  test("no fix where two names of a type would become one", () => {
    const name = (colour: string) => `payments-service-${colour}-target-group`;
    const group = (Name: string) => ({
      Type: "AWS::ElasticLoadBalancingV2::TargetGroup",
      Properties: { Name },
    });
    const text = { Blue: group(name("blue")), Teal: group(name("teal")) };
    expect(fixed(text).title).toBeUndefined();
    // Nor where one of them is called so already.
    const beside = (Name: unknown) =>
      fixed({ Blue: text.Blue, Teal: { ...text.Teal, Properties: { Name } } }).title;
    expect(beside(sub("payments-group-${EnvironmentSuffix}"))).toBeUndefined();
    expect(beside(sub("other-${EnvironmentSuffix}"))).toBeDefined();
  });

  test("no fix where nothing would be left", () => {
    const name = sub("${AWS::AccountId}-${AWS::Region}-x");
    expect(fixed({ It: { Type: balancer, Properties: { Name: name } } }).title).toBeUndefined();
  });

  test.each<[string, string, number]>([
    ["AWS::OpenSearchService::Domain", "DomainName", 28],
    ["AWS::ElastiCache::ReplicationGroup", "ReplicationGroupId", 40],
    ["AWS::RDS::DBInstance", "DBInstanceIdentifier", 63],
    ["AWS::EKS::Nodegroup", "NodegroupName", 63],
    ["AWS::IAM::Role", "RoleName", 64],
    ["AWS::Lambda::Function", "FunctionName", 64],
    ["AWS::StepFunctions::StateMachine", "StateMachineName", 80],
    ["AWS::EKS::Cluster", "Name", 100],
  ])("%s %s: %i", (type, property, limit) => {
    const fits = "a".repeat(limit - 13);
    expect(cut(type, property, fits)).toEqual(sub(`${fits}-\${EnvironmentSuffix}`));
    expect(cut(type, property, `${fits}b`)).not.toEqual(sub(`${fits}b-\${EnvironmentSuffix}`));
  });
});
