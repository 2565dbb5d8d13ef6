import { expect, test } from "vitest";
import { zoneOf } from "../../server/src/aws/zones.ts";

test.each(["us-east-1a", "eu-central-1c", "us-gov-west-1b", "ap-southeast-4a", "mx-central-1a"])(
  "%s is a zone",
  (name) => expect(zoneOf(name)).toEqual({ region: name.slice(0, -1), letter: name.slice(-1) }),
);

test.each(["us-east-1", "use1-az1", "us-east-1-bos-1a", "us-east-1-wl1-bos-wlz-1", "a", "prod-1a"])(
  "%s is none",
  (name) => expect(zoneOf(name)).toBeUndefined(),
);
