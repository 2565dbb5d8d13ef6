/** What the properties of load balancers and their listeners must be. */
import { oldTlsPolicies, tlsPolicy } from "../../aws/tlsPolicies.ts";
import { equals } from "../../template/value.ts";
import { type Exception, mayBe, mayNotBe, propertyRules } from "../propertyRules.ts";
import type { Equivalents } from "../rule.ts";

const guide = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";
const attributes = `${reference}/aws-properties-elasticloadbalancingv2-loadbalancer-loadbalancerattribute.html`;

const listenerType = "AWS::ElasticLoadBalancingV2::Listener";

const attribute = (name: string) => ({
  list: "LoadBalancerAttributes",
  members: ["Key", "Value"] as const,
  name,
});

const balancer = { Subnets: [{ Ref: "PublicSubnetA" }, { Ref: "PublicSubnetB" }] };

/** Listeners of a Network Load Balancer in the template, and none for TLS: of other connections it logs nothing. */
const hasNoTls: Exception = (_, balancer, template) => {
  const listeners = template
    .ofType(listenerType)
    .filter((each) => template.target(each.get("LoadBalancerArn"))?.to === balancer.id);
  return (
    listeners.length > 0 && listeners.every((each) => equals(each.get("Protocol"), "TLS") === false)
  );
};

const isNoApplicationLoadBalancer = mayBe("Type", ["network", "gateway"]);

/** Other tools have one check for the logs of load balancers of all kinds. */
const checksOfAccessLogs: Equivalents = {
  checkov: ["CKV_AWS_91"],
  cfn_nag: ["W52"],
  guard: ["ELBV2_ACCESS_LOGGING_RULE"],
  cdk_nag: ["AwsSolutions-ELB2", "ELBLoggingEnabled"],
};

export const elbv2Properties = propertyRules([
  {
    id: "elbv2-invalid-headers-kept",
    severity: "medium",
    catalogue: ["alb-drop-invalid-headers"],
    controls: ["FSBP ELB.4"],
    equivalents: {
      checkov: ["CKV_AWS_131"],
      trivy: ["AWS-0052"],
      guard: ["ALB_HTTP_DROP_INVALID_HEADER_ENABLED"],
      cdk_nag: ["ALBHttpDropInvalidHeaderEnabled"],
    },
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    property: attribute("routing.http.drop_invalid_header_fields.enabled"),
    wants: { be: true },
    unless: [isNoApplicationLoadBalancer],
    noun: "An Application Load Balancer",
    problem: "passes on headers that HTTP does not allow",
    consequence:
      "servers that read them differently can be made to take one request for two, or for another user's",
    why: "Request smuggling works where the load balancer and the server behind it disagree on where a request ends. Headers with odd names are how such requests are built. Dropped is every header whose name holds more than letters, digits and hyphens; no browser sends any, but some programs like underscores.",
    fix: {
      to: "true",
      safety: "review",
      cost: "headers with underscores in their names no longer arrive either",
    },
    example: balancer,
    links: [`${guide}/edit-load-balancer-attributes.html`, attributes],
  },
  {
    id: "elbv2-access-logs-disabled",
    severity: "low",
    catalogue: ["elbv2-access-logs"],
    controls: ["FSBP ELB.5"],
    equivalents: checksOfAccessLogs,
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    property: attribute("access_logs.s3.enabled"),
    wants: { be: true },
    unless: [isNoApplicationLoadBalancer],
    noun: "An Application Load Balancer",
    problem: "keeps no access logs",
    consequence: "who called what, and how it was answered, cannot be looked up after an incident",
    why: "Metrics say that there were errors, not whose requests failed or who attacked. Access logs cost what their storage in S3 costs. They need a bucket whose policy lets Elastic Load Balancing write, which is yours to choose.",
    example: balancer,
    mended: {
      ...balancer,
      LoadBalancerAttributes: [
        { Key: "access_logs.s3.enabled", Value: "true" },
        { Key: "access_logs.s3.bucket", Value: { Ref: "AccessLogs" } },
      ],
    },
    links: [`${guide}/load-balancer-access-logs.html`, attributes],
  },
  {
    id: "elbv2-network-access-logs-disabled",
    severity: "low",
    catalogue: ["elbv2-access-logs"],
    equivalents: checksOfAccessLogs,
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    alsoReads: [listenerType],
    property: attribute("access_logs.s3.enabled"),
    wants: { be: true },
    unless: [mayNotBe("Type", ["network"]), hasNoTls],
    noun: "A Network Load Balancer",
    problem: "keeps no access logs",
    consequence: "who opened TLS connections to it, and why some failed, cannot be looked up",
    why: "Access logs of a Network Load Balancer hold the TLS connections that it ends itself: who made them, to which name, with which cipher. Of plain TCP and UDP it logs nothing, so that one with listeners for those alone is not reported. Logs need a bucket whose policy lets them be delivered.",
    example: { ...balancer, Type: "network" },
    mended: {
      ...balancer,
      Type: "network",
      LoadBalancerAttributes: [
        { Key: "access_logs.s3.enabled", Value: "true" },
        { Key: "access_logs.s3.bucket", Value: { Ref: "AccessLogs" } },
      ],
    },
    links: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-access-logs.html",
      attributes,
    ],
  },
  {
    id: "elbv2-deletion-protection-disabled",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["elbv2-deletion-protection"],
    controls: ["FSBP ELB.6"],
    equivalents: {
      guard: ["ELB_DELETION_PROTECTION_ENABLED"],
      cdk_nag: ["ELBDeletionProtectionEnabled"],
    },
    types: ["AWS::ElasticLoadBalancingV2::LoadBalancer"],
    property: attribute("deletion_protection.enabled"),
    wants: { be: true },
    noun: "A load balancer",
    problem: "can be deleted by one call",
    consequence: "its address goes with it, and clients find nothing until DNS names a new one",
    why: "A load balancer that is deleted by mistake, or replaced by an update, comes back under another name. With deletion protection the call is refused until the attribute is turned off. Stacks that are made and deleted again, as in tests, are better without it.",
    fix: {
      to: "true",
      safety: "review",
      cost: "the stack cannot be deleted until it is turned off again",
    },
    example: balancer,
    links: [`${guide}/edit-load-balancer-attributes.html`, attributes],
  },
  {
    id: "elbv2-tls-policy-old",
    severity: "medium",
    catalogue: ["elbv2-listener-tls-policy"],
    controls: ["FSBP ELB.17"],
    equivalents: {
      checkov: ["CKV_AWS_103"],
      cfn_nag: ["W55"],
      trivy: ["AWS-0047"],
      guard: ["ELBV2_LISTENER_SSL_POLICY_RULE"],
    },
    types: [listenerType],
    property: "SslPolicy",
    wants: { notBe: oldTlsPolicies },
    unless: [mayNotBe("Protocol", ["HTTPS", "TLS"])],
    noun: "A listener",
    problem: "still speaks TLS 1.0 or 1.1",
    consequence:
      "a client can be talked into ciphers that have been broken, and auditors do not accept them",
    why: "Both versions were withdrawn in 2021 (RFC 8996); browsers have not spoken them since 2020. A listener that names no policy gets ELBSecurityPolicy-2016-08, which has them on.",
    fix: {
      to: tlsPolicy,
      safety: "review",
      cost: "clients that know neither TLS 1.2 nor 1.3 lose it",
    },
    example: {
      LoadBalancerArn: { Ref: "LoadBalancer" },
      Port: 443,
      Protocol: "HTTPS",
      Certificates: [{ CertificateArn: { Ref: "Certificate" } }],
      DefaultActions: [{ Type: "forward", TargetGroupArn: { Ref: "Targets" } }],
    },
    links: [
      `${guide}/describe-ssl-policies.html`,
      `${reference}/aws-resource-elasticloadbalancingv2-listener.html#cfn-elasticloadbalancingv2-listener-sslpolicy`,
    ],
  },
]);
