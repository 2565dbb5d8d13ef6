import type { Resource, Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { apiOf } from "./apis.ts";

const associationTypes = ["AWS::WAFv2::WebACLAssociation", "AWS::WAFRegional::WebACLAssociation"];

export const apigatewayStageWithoutWebAcl: ResourceRule = {
  id: "apigateway-stage-without-web-acl",
  severity: "low",
  catalogue: ["apigw-waf"],
  controls: ["FSBP APIGateway.4"],
  category: "Security",
  needsNesting: true,
  resourceTypes: ["AWS::ApiGateway::Stage"],
  alsoReads: associationTypes,
  docs: {
    summary: "A stage of a REST API has no web ACL.",
    why: "AWS WAF stops common attacks, bots and floods of requests before they reach what is behind an API, and before they cost anything there. A CloudFront distribution in front may do the same, if nobody can go round it.",
    bad: `{
  "Live": {
    "Type": "AWS::ApiGateway::Stage",
    "Properties": {
      "RestApiId": "a1b2c3d4e5",
      "DeploymentId": "d1e2f3",
      "StageName": "live"
    }
  }
}`,
    good: `{
  "Live": {
    "Type": "AWS::ApiGateway::Stage",
    "Properties": {
      "RestApiId": "a1b2c3d4e5",
      "DeploymentId": "d1e2f3",
      "StageName": "live"
    }
  },
  "LiveAcl": {
    "Type": "AWS::WAFv2::WebACLAssociation",
    "Properties": {
      "ResourceArn": {
        "Fn::Sub": "arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/a1b2c3d4e5/stages/\${Live}"
      },
      "WebACLArn": "arn:aws:wafv2:eu-central-1:123456789012:regional/webacl/orders/0a1b2c3d"
    }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webaclassociation.html",
    ],
  },
  equivalents: { cdk_nag: ["AwsSolutions-APIG3", "APIGWAssociatedWithWAF"] },

  check(stage, report, template) {
    if (template.hasHiddenResources || template.isPassedToNestedStack(stage.id)) return;
    const associations = template.ofType(...associationTypes);
    if (associations.some((each) => mayBeFor(each, stage, template))) return;
    report({
      at: stage.key,
      message: `Stage "${stage.id}" has no web ACL: requests that attack what is behind its API reach it unfiltered.`,
    });
  },
};

/** Whether an association is about the stage or another one of its API, or may be: it surely is about something else of the template. */
function mayBeFor(association: Resource, stage: Resource, template: Template): boolean {
  const parts = template.parts(association.get("ResourceArn"));
  const others = parts?.flatMap((part) =>
    typeof part === "object" && !part.to.startsWith("AWS::") ? part.to : [],
  );
  const api = apiOf(stage, template);
  return (
    !others?.length ||
    others.some((to) => to === stage.id || to === api?.id || !template.resource(to))
  );
}
