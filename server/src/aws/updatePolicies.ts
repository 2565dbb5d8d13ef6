/**
 * How CloudFormation updates resources that take several at a time: the policies of a type, and what each may hold.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-updatepolicy.html
 */
export type UpdatePolicies = Readonly<Record<string, readonly string[] | undefined>>;

const search: UpdatePolicies = { EnableVersionUpgrade: undefined };

/** Policies without a list are plain values. Types that are not here have no UpdatePolicy. */
export const updatePolicies: Readonly<Record<string, UpdatePolicies>> = {
  "AWS::AutoScaling::AutoScalingGroup": {
    AutoScalingReplacingUpdate: ["WillReplace"],
    AutoScalingRollingUpdate: [
      "MaxBatchSize",
      "MinActiveInstancesPercent",
      "MinInstancesInService",
      "MinSuccessfulInstancesPercent",
      "PauseTime",
      "SuspendProcesses",
      "WaitOnResourceSignals",
    ],
    AutoScalingScheduledAction: ["IgnoreUnmodifiedGroupSizeProperties"],
  },
  "AWS::Lambda::Alias": {
    CodeDeployLambdaAliasUpdate: [
      "AfterAllowTrafficHook",
      "ApplicationName",
      "BeforeAllowTrafficHook",
      "DeploymentGroupName",
    ],
  },
  "AWS::ElastiCache::ReplicationGroup": { UseOnlineResharding: undefined },
  "AWS::Elasticsearch::Domain": search,
  "AWS::OpenSearchService::Domain": search,
  "AWS::AppStream::Fleet": { StartAfterUpdate: ["Type"], StopBeforeUpdate: ["Type"] },
};
