import { expect, test } from "vitest";
import { decode } from "../../server/src/cli/decode.ts";

test("UTF-8 with its byte order mark stays what it is", () => {
  expect(decode(Buffer.from("\uFEFF{é😀}"))).toEqual({ text: "\uFEFF{é😀}" });
  expect(decode(Buffer.from(""))).toEqual({ text: "" });
  expect(decode(Buffer.from("a\uFFFDb"))).toEqual({ text: "a\uFFFDb" });
});

test("what is not UTF-8 is refused, with the place of the first wrong byte", () => {
  const latin1 = Buffer.from('{\n  "a": "caf\xe9"\n}', "latin1");
  expect(decode(latin1)).toEqual({
    reason: "it is not UTF-8: line 2 has the byte 0xE9 in position 12; save it as UTF-8",
  });
  expect(decode(Buffer.from([0x61, 0xe2, 0x82]))).toEqual({
    reason: "it is not UTF-8: line 1 has the byte 0xE2 in position 2; save it as UTF-8",
  });
});

test("UTF-16 is named", () => {
  const utf16 = Buffer.from("\uFEFF{}", "utf16le");
  const reason = "it is UTF-16, not UTF-8; save it as UTF-8";
  expect(decode(utf16)).toEqual({ reason });
  expect(decode(utf16.swap16())).toEqual({ reason });
});
