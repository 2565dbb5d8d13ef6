import { isCreatedAfter } from "../../template/dependencies.ts";
import { hasAllNames } from "../../template/names.ts";
import type { Resource, Template } from "../../template/template.ts";
import type { ResourceRule } from "../rule.ts";
import { dependsOnOf, waitingFor } from "../waiting.ts";

const methodType = "AWS::ApiGateway::Method";

export const apigatewayDeploymentBeforeMethods: ResourceRule = {
  id: "apigateway-deployment-before-methods",
  severity: "critical",
  category: "Configuration",
  needsNesting: true,
  resourceTypes: ["AWS::ApiGateway::Deployment"],
  alsoReads: [methodType],
  docs: {
    summary: "A deployment of a REST API does not wait for the API's methods.",
    why: "A deployment is a picture of the API at the moment it is made, and refers to the API alone, so CloudFormation makes it as soon as that is there. Before the first method API Gateway refuses it (“The REST API doesn't contain any methods”), and the stack is rolled back; methods that come later are not in the picture, and callers get an error for them.",
    bad: `{
  "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
  "Get": {
    "Type": "AWS::ApiGateway::Method",
    "Properties": {
      "RestApiId": { "Ref": "Api" },
      "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
      "HttpMethod": "GET",
      "AuthorizationType": "AWS_IAM"
    }
  },
  "Deployment": {
    "Type": "AWS::ApiGateway::Deployment",
    "Properties": { "RestApiId": { "Ref": "Api" } }
  }
}`,
    good: `{
  "Api": { "Type": "AWS::ApiGateway::RestApi", "Properties": { "Name": "orders" } },
  "Get": {
    "Type": "AWS::ApiGateway::Method",
    "Properties": {
      "RestApiId": { "Ref": "Api" },
      "ResourceId": { "Fn::GetAtt": ["Api", "RootResourceId"] },
      "HttpMethod": "GET",
      "AuthorizationType": "AWS_IAM"
    }
  },
  "Deployment": {
    "Type": "AWS::ApiGateway::Deployment",
    "DependsOn": ["Get"],
    "Properties": { "RestApiId": { "Ref": "Api" } }
  }
}`,
    links: [
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html",
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    ],
  },
  equivalents: {},

  check(deployment, report, template) {
    if (!hasAllNames(template)) return;
    const methods = methodsOf(deployment, template);
    const early = methods.filter(({ id }) => !isCreatedAfter(template, deployment.id, id));
    if (early.length === 0) return;
    const isWithoutAny = early.length === methods.length;
    const [first, ...others] = early;
    const which = `"${first?.id}"${others.length > 0 ? ` and ${others.length} more` : ""}`;
    report({
      at: dependsOnOf(deployment),
      message: isWithoutAny
        ? `Deployment "${deployment.id}" waits for no method of its API: as long as there is none, API Gateway refuses it.`
        : `Deployment "${deployment.id}" may come before ${which}: what comes later is not in it, and callers get an error.`,
      ...(!isWithoutAny && { severity: "high" }),
      related: early.map(({ key }) => ({
        at: key,
        message: "A method that it does not wait for.",
      })),
      fixes: () =>
        waitingFor(
          template,
          deployment,
          early.map(({ id }) => id),
        ),
    });
  },
};

/** The methods of the deployment's API that surely exist, where it is one of this template that has no definition of its own. */
function methodsOf(deployment: Resource, template: Template): readonly Resource[] {
  const api = template.resource(template.target(deployment.get("RestApiId"))?.to ?? "");
  const isWritten = ["Body", "BodyS3Location", "CloneFrom"].every(
    (name) => api?.get(name).kind === "absent",
  );
  if (api?.type !== "AWS::ApiGateway::RestApi" || !isWritten) return [];
  return template
    .ofType(methodType)
    .filter(
      (method) =>
        template.isCertain(method) && template.target(method.get("RestApiId"))?.to === api.id,
    );
}
