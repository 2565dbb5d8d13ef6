import type { Severity } from "../../../../shared/settings.ts";
import { oncePer } from "../../syntax/oncePer.ts";
import type { Resource, Template } from "../../template/template.ts";
import { equals, isSameExpression, setValue, textOf, type Value } from "../../template/value.ts";
import { isThereFor } from "../additions.ts";
import type { Fix, ResourceRule } from "../rule.ts";

const listenerType = "AWS::ElasticLoadBalancingV2::Listener";
const ruleType = "AWS::ElasticLoadBalancingV2::ListenerRule";
const balancerType = "AWS::ElasticLoadBalancingV2::LoadBalancer";

export const elbv2ListenerUnencrypted: ResourceRule = {
  id: "elbv2-listener-unencrypted",
  severity: "high",
  category: "Security",
  catalogue: ["elbv2-listener-https"],
  controls: ["FSBP ELB.1"],
  needsNesting: true,
  resourceTypes: [listenerType],
  alsoReads: [ruleType, balancerType],
  docs: {
    summary: "A listener serves plain HTTP, and does not redirect to HTTPS.",
    why: "Passwords, cookies and tokens travel as they are: whoever is on the way, in a café or at a provider, reads and changes them. A certificate of AWS Certificate Manager costs nothing and renews itself; the listener for HTTP then only redirects. Behind an internal load balancer the way is shorter, and the finding low, as it is where the load balancer gives an answer of its own and no rule forwards anything.",
    bad: `{
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Subnets": [{ "Ref": "PublicSubnetA" }, { "Ref": "PublicSubnetB" }] }
  },
  "Http": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Ref": "Balancer" },
      "Port": 80,
      "Protocol": "HTTP",
      "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }]
    }
  },
  "Https": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Ref": "Balancer" },
      "Port": 443,
      "Protocol": "HTTPS",
      "Certificates": [{ "CertificateArn": { "Ref": "Certificate" } }],
      "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }]
    }
  }
}`,
    good: `{
  "Balancer": {
    "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
    "Properties": { "Subnets": [{ "Ref": "PublicSubnetA" }, { "Ref": "PublicSubnetB" }] }
  },
  "Http": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Ref": "Balancer" },
      "Port": 80,
      "Protocol": "HTTP",
      "DefaultActions": [
        {
          "Type": "redirect",
          "RedirectConfig": {
            "Protocol": "HTTPS",
            "Port": "443",
            "StatusCode": "HTTP_301"
          }
        }
      ]
    }
  },
  "Https": {
    "Type": "AWS::ElasticLoadBalancingV2::Listener",
    "Properties": {
      "LoadBalancerArn": { "Ref": "Balancer" },
      "Port": 443,
      "Protocol": "HTTPS",
      "Certificates": [{ "CertificateArn": { "Ref": "Certificate" } }],
      "DefaultActions": [{ "Type": "forward", "TargetGroupArn": { "Ref": "Targets" } }]
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html",
    ],
  },
  equivalents: {
    checkov: ["CKV_AWS_2"],
    cfn_nag: ["W56"],
    trivy: ["AWS-0054"],
    guard: ["ELBV2_LISTENER_PROTOCOL_RULE"],
    cdk_nag: ["ALBHttpToHttpsRedirection"],
  },

  check(listener, report, template) {
    const protocol = listener.get("Protocol");
    if (equals(protocol, "HTTP") !== true) return;
    const actions = listener.get("DefaultActions");
    if (actions.kind === "unknown" || actions.items().some(mayRedirect)) return;
    if (redirectedListeners(template).has(listener.id)) return;
    const answers = actions.items().map((action) => equals(action.get("Type"), "fixed-response"));
    if (answers.includes(undefined)) return;
    const forwards = forwardingListeners(template).has(listener.id);
    const isOwn = answers.includes(true) && !forwards;
    report({
      at: protocol.at,
      message: isOwn
        ? `Listener "${listener.id}" answers in plain HTTP, and redirects nobody to HTTPS: everyone on the way can read, and change, what clients send and get.`
        : `Listener "${listener.id}" serves plain HTTP: everyone on the way can read, and change, what clients send and get.`,
      severity: isOwn ? "low" : severityFor(listener, template),
      // Rules come before the default actions: what they forward would be served in plain HTTP as before.
      fixes: () => (forwards ? [] : redirections(listener, actions, template)),
    });
  },
};

/** To HTTPS. */
const mayRedirect = (action: Value): boolean =>
  equals(action.get("Type"), "redirect") !== false &&
  equals(action.get("RedirectConfig", "Protocol"), "HTTPS") !== false;

/** Listeners of which a rule redirects, or may, perhaps all that comes. */
const redirectedListeners = oncePer((template: Template) =>
  listenersWhose(template, (action) => equals(action.get("Type"), "redirect") !== false),
);

/** Listeners of which a rule forwards what comes to an application. */
const forwardingListeners = oncePer((template: Template) =>
  listenersWhose(template, (action) => equals(action.get("Type"), "forward") === true),
);

/** Listeners of which a rule has such an action. */
const listenersWhose = (template: Template, has: (action: Value) => boolean): ReadonlySet<string> =>
  new Set(
    template
      .ofType(ruleType)
      .filter((rule) => rule.get("Actions").items().some(has))
      .flatMap((rule) => template.target(rule.get("ListenerArn"))?.to ?? []),
  );

/** Medium where nobody can know whether the load balancer is on the internet. */
function severityFor(listener: Resource, template: Template): Severity {
  const balancer = template.resource(template.target(listener.get("LoadBalancerArn"))?.to ?? "");
  if (balancer?.type !== balancerType) return "medium";
  const isInternal = equals(balancer.get("Scheme"), "internal");
  return isInternal === undefined ? "medium" : isInternal ? "low" : "high";
}

/** Where the same load balancer has a listener for HTTPS that serves what this one does. */
function redirections(listener: Resource, actions: Value, template: Template): readonly Fix[] {
  const secure = template
    .ofType(listenerType)
    .find(
      (other) =>
        equals(other.get("Protocol"), "HTTPS") === true &&
        isSameExpression(other.get("LoadBalancerArn"), listener.get("LoadBalancerArn")) &&
        isThereFor(template, other, listener),
    );
  const port = secure && textOf(secure.get("Port"));
  if (!secure || port === undefined || !areServedElsewhere(listener, template)) return [];
  return [
    {
      title: `Redirect all of "${listener.id}" to "${secure.id}"; clients that follow no redirection lose it`,
      safety: "review",
      changes: [
        setValue(actions, [
          {
            Type: "redirect",
            RedirectConfig: { Protocol: "HTTPS", Port: port, StatusCode: "HTTP_301" },
          },
        ]),
      ],
    },
  ];
}

/** Whether other listeners have its target groups too: a service cannot be created in a group without a load balancer. */
const areServedElsewhere = (listener: Resource, template: Template): boolean =>
  template
    .references()
    .from("Resources", listener.id)
    .filter(({ to }) => template.resource(to)?.type === "AWS::ElasticLoadBalancingV2::TargetGroup")
    .every(({ to }) =>
      template
        .references()
        .to(to)
        .some(({ from }) => {
          const type = from.id !== listener.id && template.resource(from.id)?.type;
          return type === listenerType || type === ruleType;
        }),
    );
