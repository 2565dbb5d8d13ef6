/** What the properties of Classic Load Balancers must be. */
import { textOf, type Value } from "../../template/value.ts";
import { type Exception, propertyRules } from "../propertyRules.ts";

const guide = "https://docs.aws.amazon.com/elasticloadbalancing/latest/classic";
const reference = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

const listener = { LoadBalancerPort: "443", InstancePort: "8080", Protocol: "HTTPS" };
const balancer = {
  Subnets: [{ Ref: "PublicSubnetA" }, { Ref: "PublicSubnetB" }],
  Listeners: [{ ...listener, SSLCertificateId: { Ref: "Certificate" } }],
};

/** Elastic Load Balancing takes protocols in any case. */
const mayNotEndTls: Exception = (listener) =>
  !/^(?:https|ssl)$/i.test(textOf(listener.get("Protocol")) ?? "");

const onPort = (listener: Value): string => {
  const port = textOf(listener.get("LoadBalancerPort"));
  return port === undefined ? "" : ` on port ${port}`;
};

export const elbProperties = propertyRules([
  {
    id: "elb-listener-unencrypted",
    severity: "medium",
    catalogue: ["elb-classic-listeners-tls"],
    controls: ["FSBP ELB.3"],
    equivalents: {
      guard: ["ELB_TLS_HTTPS_LISTENERS_ONLY"],
      cdk_nag: ["AwsSolutions-ELB5", "ELBTlsHttpsListenersOnly"],
    },
    types: ["AWS::ElasticLoadBalancing::LoadBalancer"],
    within: "Listeners.*",
    property: "Protocol",
    wants: { notMatch: /^http$/i },
    absent: "fine",
    noun: "A Classic Load Balancer",
    problem: "has a listener for plain HTTP",
    which: onPort,
    consequence: "everyone on the way can read, and change, what clients send and get",
    why: "Passwords, cookies and tokens travel as they are. A Classic Load Balancer cannot redirect to HTTPS either; an Application Load Balancer can. Listeners for TCP may carry TLS through to the servers, and are not reported.",
    example: {
      ...balancer,
      Listeners: [{ ...listener, LoadBalancerPort: "80", Protocol: "HTTP" }],
    },
    mended: balancer,
    links: [
      `${guide}/elb-listener-config.html`,
      `${reference}/aws-properties-elasticloadbalancing-loadbalancer-listeners.html`,
    ],
  },
  {
    id: "elb-backend-unencrypted",
    severity: "low",
    catalogue: ["elb-classic-listeners-tls"],
    equivalents: {
      guard: ["ELB_TLS_HTTPS_LISTENERS_ONLY"],
      cdk_nag: ["ELBTlsHttpsListenersOnly"],
    },
    types: ["AWS::ElasticLoadBalancing::LoadBalancer"],
    within: "Listeners.*",
    property: "InstanceProtocol",
    wants: { notMatch: /^(?:http|tcp)$/i },
    absent: "fine",
    unless: [mayNotEndTls],
    noun: "A Classic Load Balancer",
    problem: "asks its instances in plain text where it ends TLS",
    which: onPort,
    consequence: "within the VPC what clients sent encrypted can be read",
    why: "TLS ends at the load balancer. From there to the instances, perhaps in another availability zone, requests go on as InstanceProtocol says. With HTTPS or SSL they are encrypted again; the instances need a certificate, which may be their own.",
    example: {
      ...balancer,
      Listeners: [
        { ...listener, InstanceProtocol: "HTTP", SSLCertificateId: { Ref: "Certificate" } },
      ],
    },
    mended: {
      ...balancer,
      Listeners: [
        { ...listener, InstanceProtocol: "HTTPS", SSLCertificateId: { Ref: "Certificate" } },
      ],
    },
    links: [
      `${guide}/elb-listener-config.html`,
      `${reference}/aws-properties-elasticloadbalancing-loadbalancer-listeners.html`,
    ],
  },
  {
    id: "elb-access-logs-disabled",
    severity: "low",
    catalogue: ["elbv2-access-logs"],
    controls: ["FSBP ELB.5"],
    equivalents: {
      checkov: ["CKV_AWS_92"],
      cfn_nag: ["W26"],
      guard: ["ELB_LOGGING_ENABLED"],
      cdk_nag: ["AwsSolutions-ELB2", "ELBLoggingEnabled"],
    },
    types: ["AWS::ElasticLoadBalancing::LoadBalancer"],
    property: "AccessLoggingPolicy.Enabled",
    wants: { be: true },
    noun: "A Classic Load Balancer",
    problem: "keeps no access logs",
    consequence: "who called what, and how it was answered, cannot be looked up after an incident",
    why: "Metrics say that there were errors, not whose requests failed or who attacked. Access logs cost what their storage in S3 costs. They need a bucket whose policy lets Elastic Load Balancing write, which is yours to choose.",
    example: balancer,
    mended: {
      ...balancer,
      AccessLoggingPolicy: { Enabled: true, S3BucketName: { Ref: "AccessLogs" } },
    },
    links: [
      `${guide}/access-log-collection.html`,
      `${reference}/aws-properties-elasticloadbalancing-loadbalancer-accessloggingpolicy.html`,
    ],
  },
  {
    id: "elb-cross-zone-disabled",
    severity: "low",
    topics: ["reliability"],
    catalogue: ["elb-classic-cross-zone"],
    controls: ["FSBP ELB.9"],
    equivalents: {
      guard: ["ELB_CROSS_ZONE_LOAD_BALANCING_ENABLED"],
      cdk_nag: ["AwsSolutions-ELB4", "ELBCrossZoneLoadBalancingEnabled"],
    },
    types: ["AWS::ElasticLoadBalancing::LoadBalancer"],
    property: "CrossZone",
    wants: { be: true },
    noun: "A Classic Load Balancer",
    problem: "serves each zone from that zone's instances alone",
    consequence: "a zone with few of them is overloaded while others idle",
    why: "DNS spreads clients over zones evenly, however many instances each has; when most instances of a zone fail, the rest gets all of its traffic. Cross-zone load balancing spreads requests over all instances, and costs nothing for Classic Load Balancers.",
    fix: { to: true, safety: "safe" },
    example: balancer,
    links: [
      `${guide}/enable-disable-crosszone-lb.html`,
      `${reference}/aws-resource-elasticloadbalancing-loadbalancer.html#cfn-elasticloadbalancing-loadbalancer-crosszone`,
    ],
  },
]);
