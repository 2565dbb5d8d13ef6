/**
 * What a resource may have besides its properties, and which JSON values it may be.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-product-attribute-reference.html
 */
type Kind = "object" | "string" | "array";

export const resourceAttributes: Readonly<Record<string, readonly Kind[] | "any">> = {
  Type: ["string"],
  Properties: ["object"],
  Condition: ["string"],
  DependsOn: ["string", "array"],
  Metadata: ["object"],
  CreationPolicy: ["object"],
  UpdatePolicy: ["object"],
  // What they say is looked at elsewhere.
  DeletionPolicy: "any",
  UpdateReplacePolicy: "any",
  /** Of custom resources. */
  Version: "any",
};

/** Types whose resources have attributes of their own, or which are written out by somebody else. */
export const hasOwnAttributes = (type: string): boolean =>
  type.startsWith("AWS::Serverless::") || type.endsWith("::MODULE");
