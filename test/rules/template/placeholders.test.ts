import { expect, test } from "vitest";
import { analyze } from "../../../server/src/analyze.ts";
import { resourceTypes } from "../../../server/src/aws/specification/specification.ts";
import { rules } from "../../../server/src/rules/index.ts";
import { propertyMissing } from "../../../server/src/rules/template/property-missing.ts";
import { propertyNeeded } from "../../../server/src/rules/template/property-needed.ts";
import { findingsOf, templateOf } from "../../fixture.ts";
import { applyEach, broughtBy } from "../../properties/fixes.ts";

test("no placeholder of any type brings what CloudFormation refuses", () => {
  const brought = resourceTypes().flatMap((Type) => {
    const text = templateOf({ Resource: { Type } });
    const analysis = analyze(text, { rules });
    const filled = applyEach(text, analysis).applied.filter(({ finding }) =>
      ["property-missing", "property-needed"].includes(finding.rule),
    );
    return filled.flatMap(({ finding, fix, text: after }) =>
      broughtBy(
        [{ finding, fix }],
        fix.safety,
        analysis.findings,
        analyze(after, { rules }).findings,
      ).map((what) => `${Type}: ${fix.title} ${what}`),
    );
  });
  expect(brought).toEqual([]);
});

function missing(name: string, Type: string, Properties: object = {}) {
  const text = templateOf({ "My-Own": { Type, Properties } });
  const finding = [propertyMissing, propertyNeeded]
    .flatMap((rule) => findingsOf(rule, text))
    .find(({ message }) => message.includes(`"${name}"`));
  return { finding, change: finding?.fixes()[0]?.changes[0] };
}

const valueFor = (...of: Parameters<typeof missing>) => missing(...of).change;

test.each([
  ["the first of what is allowed", "HttpMethod", "AWS::ApiGateway::Method", "ANY"],
  ["a number within the limits", "MinSize", "AWS::AutoScaling::AutoScalingGroup", "1"],
  [
    "a block of private addresses",
    "DestinationCidrBlock",
    "AWS::EC2::LocalGatewayRoute",
    "10.0.0.0/16",
  ],
  ["a schedule", "ScheduleExpression", "AWS::Scheduler::Schedule", "rate(1 day)"],
  ["an id that nothing has", "VpcId", "AWS::EC2::Subnet", "vpc-00000000000000000"],
  ["a bucket's name without capitals", "S3BucketName", "AWS::CloudTrail::Trail", "todo"],
  ["a name of its own, for AWS has each once", "BrokerName", "AWS::AmazonMQ::Broker", "myown"],
  ["a text", "GroupDescription", "AWS::EC2::SecurityGroup", "TODO"],
])("%s", (_, name, type, value) => {
  expect(valueFor(name, type)).toMatchObject({ value });
});

const aclEntry = "AWS::EC2::NetworkAclEntry";
const targetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
const listener = "AWS::ElasticLoadBalancingV2::Listener";
const lifecycle = (rule: object) => ({ LifecycleConfiguration: { Rules: [rule] } });

test.each<[string, string, string, object, unknown]>([
  ["TCP beside ports", "Protocol", aclEntry, { PortRange: { From: 443, To: 443 } }, 6],
  ["ICMP beside its type", "Protocol", aclEntry, { Icmp: { Type: 8, Code: -1 } }, 1],
  [
    "ICMPv6 in a block of IPv6",
    "Protocol",
    aclEntry,
    { Icmp: { Type: 128, Code: -1 }, Ipv6CidrBlock: "::/0" },
    58,
  ],
  ["all protocols beside neither", "Protocol", aclEntry, {}, -1],
  ["HTTP for 80", "Protocol", targetGroup, { Port: 80 }, "HTTP"],
  ["HTTPS for 443", "Protocol", targetGroup, { Port: "443" }, "HTTPS"],
  ["HTTP where there is no port yet", "Protocol", targetGroup, {}, "HTTP"],
  ["the port of HTTP where there is no protocol yet", "Port", targetGroup, {}, 80],
  ["the only port of GENEVE", "Port", targetGroup, { Protocol: "GENEVE" }, 6081],
  ["TCP before an ALB", "Protocol", targetGroup, { TargetType: "alb", Port: 80 }, "TCP"],
  [
    "the action that the rest is for",
    "Type",
    listener,
    { DefaultActions: [{ RedirectConfig: { StatusCode: "HTTP_301" } }] },
    "redirect",
  ],
  [
    "the class that costs least",
    "StorageClass",
    "AWS::S3::Bucket",
    lifecycle({ Status: "Enabled", Transitions: [{ TransitionInDays: 30 }] }),
    "INTELLIGENT_TIERING",
  ],
  [
    "an end of broken uploads",
    "AbortIncompleteMultipartUpload",
    "AWS::S3::Bucket",
    lifecycle({ Status: "Enabled" }),
    { DaysAfterInitiation: 7 },
  ],
  [
    "the same in a rule that is new",
    "Rules",
    "AWS::S3::Bucket",
    { LifecycleConfiguration: {} },
    [{ Status: "Enabled", AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
  ],
])("%s", (_, name, type, properties, value) => {
  expect(valueFor(name, type, properties)).toEqual(expect.objectContaining({ value }));
});

test.each<[string, string, object, unknown]>([
  ["RuleAction", aclEntry, {}, "deny"],
  ["PubliclyAccessible", "AWS::AmazonMQ::Broker", {}, false],
  ["AllowUnauthenticatedIdentities", "AWS::Cognito::IdentityPool", {}, false],
  ["AutoAssignPublicIps", "AWS::OpsWorks::Layer", {}, false],
  ["RemediationEnabled", "AWS::FMS::Policy", {}, false],
  ["IsLogging", "AWS::CloudTrail::Trail", {}, true],
  [
    "ViewerProtocolPolicy",
    "AWS::CloudFront::Distribution",
    { DistributionConfig: { Enabled: true, DefaultCacheBehavior: { TargetOriginId: "a" } } },
    "redirect-to-https",
  ],
  ["ConnectionMode", "AWS::AppFlow::ConnectorProfile", {}, "Private"],
  [
    "Action",
    "AWS::ImageBuilder::LifecyclePolicy",
    { PolicyDetails: [{ Filter: { Type: "AGE", Value: 1 } }] },
    { Type: "DEPRECATE" },
  ],
])("what opens and deletes nothing is %s", (name, type, properties, value) => {
  expect(valueFor(name, type, properties)).toEqual(expect.objectContaining({ value }));
});

test("no safe fix takes away what stands beside a placeholder", () => {
  const Properties = {
    NetworkAclId: "acl-1",
    RuleNumber: 100,
    CidrBlock: "10.0.0.0/16",
    PortRange: { From: 443, To: 443 },
  };
  const text = templateOf({ Entry: { Type: aclEntry, Properties } });
  const afters = applyEach(text, analyze(text, { rules })).applied.map(({ text: after }) => after);
  const safe = afters
    .flatMap((after) => analyze(after, { rules }).findings.flatMap((finding) => finding.fixes()))
    .filter((fix) => fix.safety === "safe");
  expect(afters).toHaveLength(2);
  expect(safe).toEqual([]);
});

test("of the ways to give a lifecycle rule an action none deletes or moves anything", () => {
  const bucket = { Type: "AWS::S3::Bucket", Properties: lifecycle({ Status: "Enabled" }) };
  const [finding] = findingsOf(propertyNeeded, templateOf({ bucket }));
  expect(finding?.fixes().map(({ title }) => title)).toEqual([
    'Add "AbortIncompleteMultipartUpload", to be checked',
  ]);
});

test("the title says what is short", () => {
  const titles = (Type: string) =>
    findingsOf(propertyMissing, templateOf({ Own: { Type } })).flatMap((finding) =>
      finding.fixes().map(({ title }) => title),
    );
  expect(titles(aclEntry)).toContain('Add "RuleAction": "deny", to be checked');
  expect(titles("AWS::IAM::InstanceProfile")).toEqual(['Add "Roles", to be checked']);
});

test.each<[string, string, string, object?]>([
  ["a policy", "PolicyDocument", "AWS::S3::BucketPolicy"],
  ["a name of a form that is not known", "AliasName", "AWS::KMS::Alias"],
  ["a list that must have two elements", "Stages", "AWS::CodePipeline::Pipeline"],
  ["an object that must hold nothing", "DefaultAction", "AWS::WAFv2::WebACL"],
  ["a list of such", "Certificates", listener, { Protocol: "HTTPS" }],
  ["an action that calls for more", "DefaultActions", listener],
  ["an action of a rule", "Actions", "AWS::ElasticLoadBalancingV2::ListenerRule"],
  ["a protocol of another port", "Protocol", targetGroup, { Port: 8080 }],
  [
    "the class of a transition without a time",
    "StorageClass",
    "AWS::S3::Bucket",
    lifecycle({ Status: "Enabled", Transitions: [{}] }),
  ],
  [
    "the end of old versions",
    "NoncurrentDays",
    "AWS::S3::Bucket",
    lifecycle({ Status: "Enabled", NoncurrentVersionExpiration: { NewerNoncurrentVersions: 3 } }),
  ],
  [
    "an action in a rule for tags",
    "AbortIncompleteMultipartUpload",
    "AWS::S3::Bucket",
    lifecycle({ Status: "Enabled", TagFilters: [{ Key: "a", Value: "b" }] }),
  ],
])("nothing stands for %s", (_, name, type, properties) => {
  const { finding, change } = missing(name, type, properties);
  expect(finding).toBeDefined();
  expect(change).toBeUndefined();
});
