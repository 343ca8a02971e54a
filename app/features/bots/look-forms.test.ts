import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/shared/field-errors.ts";
import { isPropertyValue } from "#app/domain/look/look-properties.schema.ts";
import { textsFor } from "#app/domain/look/bot-texts.ts";
import { GreetingFormSchema, PropertiesFormSchema, TextsFormSchema } from "./look-forms.ts";

const errorsOf = (result: ReturnType<typeof PropertiesFormSchema.safeParse>) =>
  result.success ? [] : fieldErrorsOf(result.error).map(({ field, code }) => `${field} ${code}`);

describe("forms of the Look page", () => {
  it("take own values of properties, and leave out what is empty", () => {
    const result = PropertiesFormSchema.parse({
      revision: "3",
      "--chatbot-width": " 300px ",
      "--chatbot-ink": "",
    });
    expect(result).toEqual({
      revision: 3,
      changes: { look: { properties: { "--chatbot-width": "300px" } } },
    });
  });

  it("name the property that is wrong", () => {
    expect(errorsOf(PropertiesFormSchema.safeParse({ revision: "3", "--chatbot-width": "1px;x" }))).toEqual([
      "--chatbot-width CSS_VALUE",
    ]);
    expect(PropertiesFormSchema.safeParse({ revision: "3", "--other": "1px" }).success).toBe(false);
  });

  it("name the text that is wrong", () => {
    const rest = { starters: "a\n\nb", title: "", placeholder: "", paused: "", launcher: "" };
    const long = TextsFormSchema.safeParse({
      revision: "3",
      language: "de",
      greeting: "x".repeat(501),
      ...rest,
    });
    expect(long.success ? [] : fieldErrorsOf(long.error).map(({ field }) => field)).toEqual(["greeting"]);
    const good = TextsFormSchema.parse({ revision: "3", language: "de", greeting: "Hallo", ...rest });
    expect(good.texts.de).toMatchObject({ greeting: "Hallo", starters: ["a", "b"] });
  });

  it("take paths with stars, and no addresses", () => {
    const greeting = { revision: "1", greet: "on", greetAfter: "5" };
    const { changes } = GreetingFormSchema.parse({ ...greeting, greetOn: "/pricing*\n\n/shop/*/help" });
    expect(changes.look).toEqual({ greet: true, greetAfter: 5, greetOn: ["/pricing*", "/shop/*/help"] });
    for (const greetOn of ["pricing", "https://x.example/", "/a b", "/*****"])
      expect(GreetingFormSchema.safeParse({ ...greeting, greetOn }).success, greetOn).toBe(false);
  });
});

describe("a value of a property", () => {
  it.each(["384px", "min(90vw, 30rem)", '"Open Sans", serif', "#1c2321", "rgb(0 0 0 / 50%)", "50"])(
    "%s is taken",
    (value) => expect(isPropertyValue(value)).toBe(true),
  );
  it.each([
    "1px;color:red",
    "1px}",
    "{",
    "url(https://x.example)",
    "URL (x)",
    "expression(alert(1))",
    "image-set('a' 1x)",
    "\\75rl(x)",
    "/*",
    "<!--",
    "@import",
    "red !important",
    "rgb(0",
    ")",
    '"open',
    "",
    "a\nb",
    "x".repeat(121),
  ])("%j is refused", (value) => expect(isPropertyValue(value)).toBe(false));
});

describe("texts for a visitor", () => {
  const bot = {
    greeting: "Hello",
    starters: ["Open?"],
    locale: "en" as const,
    texts: {
      es: { greeting: "Hola", starters: ["¿Abren?"] },
      en: { title: "Since 1920" },
      fr: { title: "Pain" },
    },
  };
  it.each([
    ["es-MX,en;q=0.5", "Hola", ["¿Abren?"], "Since 1920"],
    ["en", "Hello", ["Open?"], "Since 1920"],
    ["fr", "Hello", ["Open?"], "Pain"],
    ["ja", "Hello", ["Open?"], "Since 1920"],
    ["", "Hello", ["Open?"], "Since 1920"],
  ])("who asks for %j", (wanted, greeting, starters, title) => {
    expect(textsFor(bot, wanted)).toMatchObject({ greeting, starters, title });
  });
});
