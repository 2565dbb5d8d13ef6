/** The sections of a template. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html */

export interface Section {
  readonly name: string;
  /** The sections of objects have members by name. */
  readonly isObject: boolean;
  /** More members than this are refused. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
  readonly limit?: number;
}

export const sections: readonly Section[] = [
  { name: "AWSTemplateFormatVersion", isObject: false },
  { name: "Description", isObject: false },
  { name: "Metadata", isObject: true },
  { name: "Parameters", isObject: true, limit: 200 },
  { name: "Rules", isObject: true },
  { name: "Mappings", isObject: true, limit: 200 },
  { name: "Conditions", isObject: true },
  { name: "Transform", isObject: false },
  { name: "Hooks", isObject: true },
  { name: "Resources", isObject: true, limit: 500 },
  { name: "Outputs", isObject: true, limit: 200 },
];

/** The only version that there is. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/format-version-structure.html */
export const formatVersion = "2010-09-09";

/** In bytes of UTF-8. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const longestDescription = 1024;
export const largestTemplate = 1024 * 1024;
/** Of a template that is handed over with the request; larger ones must lie in S3. */
export const largestInRequest = 51_200;
