/** What launch templates, launch configurations and instances say of the instance metadata service (IMDS). */
import { type Change, set } from "../../syntax/change.ts";
import type { Json } from "../../syntax/syntax.ts";
import type { Resource } from "../../template/template.ts";
import { equals, type Value } from "../../template/value.ts";
import { launchDataOf } from "./launchers.ts";

/** The types that have metadata options, and what messages call them. */
export const metadataTypes: Readonly<Record<string, string>> = {
  "AWS::EC2::LaunchTemplate": "Launch template",
  "AWS::AutoScaling::LaunchConfiguration": "Launch configuration",
  "AWS::EC2::Instance": "Instance",
};

export const metadataOptionsOf = (resource: Resource): Value =>
  launchDataOf(resource, "MetadataOptions");

/** Whether the metadata service is on, as it is unless it is turned off; undefined where only deployment tells. */
export function isMetadataServed(resource: Resource): boolean | undefined {
  const isOff = equals(metadataOptionsOf(resource).get("HttpEndpoint"), "disabled");
  return isOff === undefined ? undefined : !isOff;
}

/** Sets metadata options and leaves the others as they are. */
export function setMetadataOptions(
  resource: Resource,
  wanted: { readonly [option: string]: Json },
): readonly Change[] {
  const options = metadataOptionsOf(resource);
  if (options.kind !== "absent")
    return Object.entries(wanted).map(([name, value]) => set(options.get(name).path(), value));
  // Where AWS::NoValue stands for what is above the options, nothing can be set within it: it gives way to all of it.
  const data = launchDataOf(resource);
  return data.kind === "absent" && data.node
    ? [set(data.path(), { MetadataOptions: wanted })]
    : [set(options.path(), wanted)];
}
