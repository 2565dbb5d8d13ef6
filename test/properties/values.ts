/** Values of generated templates, in every way in which templates write them. */
import fc from "fast-check";

export type Values = fc.Arbitrary<unknown>;

export const ref = (id: string) => ({ Ref: id });
export const sub = (text: string) => ({ "Fn::Sub": text });
export const attribute = (id: string, name: string) => ({ "Fn::GetAtt": [id, name] });

/** The first value is what a counterexample shrinks to. */
export const oneOf = (...values: readonly unknown[]): Values => fc.constantFrom(...values);

const condition = fc.constantFrom("IsProd", "IsNotProd", "IsEither", "IsBoth", "IsOpen");

/** Now and then not there: members that are undefined are left out of the text. */
export const maybe = (value: Values): Values => fc.option(value, { nil: undefined, freq: 3 });
export const rarely = (value: Values): Values =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(undefined), weight: 5 },
    { arbitrary: value, weight: 1 },
  );

/** One of the values; sometimes under a condition, or AWS::NoValue. */
export function either(...values: readonly unknown[]): Values {
  const plain = oneOf(...values);
  const noValue = fc.constant(ref("AWS::NoValue"));
  const branch = fc.oneof(plain, noValue);
  return fc.oneof(
    { withCrossShrink: true },
    { arbitrary: plain, weight: 8 },
    { arbitrary: choice(branch), weight: 2 },
    { arbitrary: noValue, weight: 1 },
  );
}

/** Fn::If between two values. */
export const choice = (branch: Values): Values =>
  fc.tuple(condition, branch, branch).map(([name, yes, no]) => ({ "Fn::If": [name, yes, no] }));

/** A list of some of the values, in their order. */
export const listOf = (...values: readonly unknown[]): Values => fc.subarray([...values]);

/** An object of these members. */
export const object = (members: Readonly<Record<string, Values>>): Values => fc.record(members);

/** A resource, its properties in every state that they are given. */
export const resource = (
  type: string,
  properties: Readonly<Record<string, Values>>,
  { dependsOn = fc.constant(undefined) }: { readonly dependsOn?: Values } = {},
): Values =>
  fc.record({
    Type: fc.constant(type),
    Condition: rarely(condition),
    DependsOn: dependsOn,
    Properties: fc.record(properties),
  });

/** Names as people give them: without and with an environment's mark. */
export const named = (name: string): Values =>
  either(
    name,
    sub(`${name}-\${EnvironmentSuffix}`),
    sub(`\${AWS::StackName}-${name}`),
    `${name}-\${Stage}`,
    { "Fn::Join": ["-", [name, ref("Stage")]] },
    ref("Name"),
  );

/** Tags as a list, with a Name among them or not. */
export const tags = (name: string): Values =>
  maybe(
    fc
      .tuple(maybe(named(name)), rarely(fc.constant({ Key: "Team", Value: "Größe 😀" })))
      .map(([value, other]) => [
        ...(value === undefined ? [] : [{ Key: "Name", Value: value }]),
        ...(other === undefined ? [] : [other]),
      ]),
  );
