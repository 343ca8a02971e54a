import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { NewPassword, SignUpSchema, Username } from "./account.schema.ts";

const codeOf = (result: { success: boolean; error?: Parameters<typeof fieldErrorsOf>[0] }) =>
  result.success || !result.error ? "accepted" : fieldErrorsOf(result.error)[0]?.code;

describe("a new password", () => {
  it.each([
    ["", "REQUIRED"],
    ["short", "TOO_SHORT"],
    ["password1234", "PASSWORD_COMMON"],
    ["P@ssw0rd!!!!", "PASSWORD_COMMON"],
    ["aaaaaaaaaaaaaa", "PASSWORD_COMMON"],
    ["abcabcabcabc", "PASSWORD_COMMON"],
    ["qwertyuiop12", "PASSWORD_COMMON"],
    ["a good long\0 one", "CHARACTERS"],
    ["x".repeat(64) + "y".repeat(65), "PASSWORD_COMMON"],
    ["0f-".repeat(43) + "tail of words", "TOO_LONG"],
    ["correct horse battery", "accepted"],
    ["  spaces at ends  ", "accepted"],
    ["пароль из слов и чисел", "accepted"],
    ["🐎🔋🧷 correct staple", "accepted"],
  ])("%j is %s", (password, expected) => {
    const code = codeOf(NewPassword.safeParse(password));
    expect(password.length > 128 ? ["TOO_LONG", "PASSWORD_COMMON"] : [expected]).toContain(code);
  });
});

describe("a username", () => {
  it.each(["ada", "O_Brien", "Nguyễn", "李小龙", "x-ae.a12"])("may be %s", (name) => {
    expect(codeOf(Username.safeParse(name))).toBe("accepted");
  });
  it.each(["ab", "with space", "<script>", "a@b.example", "x".repeat(33)])("may not be %s", (name) => {
    expect(codeOf(Username.safeParse(name))).toBe("USERNAME");
  });
});

describe("signing up", () => {
  it("refuses a field that it does not know, such as a role", () => {
    const result = SignUpSchema.safeParse({
      email: "a@b.example",
      password: "correct horse battery",
      role: "admin",
    });
    expect(codeOf(result)).toBe("UNKNOWN_FIELD");
  });

  it.each(["a@b", "two@@signs.example", "a b@c.example", "a@b.example\r\nBcc: c@d.example", ""])(
    "refuses the address %j",
    (email) => {
      expect(["EMAIL", "REQUIRED"]).toContain(
        codeOf(SignUpSchema.safeParse({ email, password: "correct horse battery" })),
      );
    },
  );

  it("compares addresses in lower case, without spaces around", () => {
    expect(SignUpSchema.parse({ email: " Ada@Example.ORG ", password: "correct horse battery" }).email).toBe(
      "ada@example.org",
    );
  });
});
