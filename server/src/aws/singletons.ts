/** Resources of which an account may have one, in a Region or in all of them. */

export interface Singleton {
  /** What there may be one of, as a sentence has it: "GuardDuty detector". */
  readonly what: string;
  readonly scope: "in a Region" | "in all";
  /** There may be one for each value of this property, which says so where it is a literal. */
  readonly each?: string;
  /** Where this property is there, there may be several. */
  readonly unless?: string;
}

export const singletons: Readonly<Record<string, Singleton>> = {
  // https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html
  "AWS::Config::ConfigurationRecorder": { what: "configuration recorder", scope: "in a Region" },
  // https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html
  "AWS::Config::DeliveryChannel": {
    what: "delivery channel of AWS Config",
    scope: "in a Region",
  },
  // https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateDetector.html
  "AWS::GuardDuty::Detector": { what: "GuardDuty detector", scope: "in a Region" },
  // https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_EnableSecurityHub.html
  "AWS::SecurityHub::Hub": { what: "hub of Security Hub", scope: "in a Region" },
  // https://docs.aws.amazon.com/macie/latest/APIReference/macie.html
  "AWS::Macie::Session": { what: "session of Macie", scope: "in a Region" },
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html
  "AWS::Organizations::Organization": { what: "organization", scope: "in all" },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
  "AWS::IAM::OIDCProvider": { what: "provider", scope: "in all", each: "Url" },
  // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateServiceLinkedRole.html
  "AWS::IAM::ServiceLinkedRole": {
    what: "service-linked role",
    scope: "in all",
    each: "AWSServiceName",
    unless: "CustomSuffix",
  },
};

/**
 * Not created, but set for all: the one of another stack is overwritten.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export const accountSettings: Readonly<Record<string, string>> = {
  "AWS::ApiGateway::Account":
    "the role by which API Gateway writes logs for every API in the Region",
};
