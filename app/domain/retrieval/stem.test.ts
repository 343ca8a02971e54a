import { describe, expect, it } from "vitest";
import { editDistance } from "./likeness.ts";
import { guessLanguage } from "./language.ts";
import { stem } from "./stem.ts";
import { termsOf } from "./tokenize.ts";

describe("stem", () => {
  it.each([
    ["en", "delivery deliveries deliver delivers delivered"],
    ["en", "recovery recover"],
    ["en", "create created creates creating"],
    ["en", "stopped stopping stop stops"],
    ["en", "wrote written write writes"],
    ["en", "city cities"],
    ["es", "devolucion devoluciones"],
    ["es", "entregar entregamos entregan entregado"],
    ["es", "gratuito gratuita gratuitos gratuitas"],
    ["fr", "livraison livraisons"],
    ["fr", "gratuit gratuite gratuits gratuites"],
    ["de", "rechnung rechnungen"],
    ["pt", "entrega entregas"],
    ["it", "negozio negozi"],
    ["ru", "доставка доставки доставку доставкои"],
    ["ar", "كتاب الكتاب والكتاب بالكتاب كتابها"],
  ])("gives the forms of a word in %s one stem: %s", (language, forms) => {
    expect(new Set(forms.split(" ").map((form) => stem(form, language))).size).toBe(1);
  });

  it.each([
    ["en", "unit", "universe"],
    ["en", "2024", "202"],
    ["de", "haus", "hase"],
  ])("keeps short words and numbers apart in %s: %s, %s", (language, one, other) => {
    expect(stem(one, language)).not.toBe(stem(other, language));
  });
});

describe("guessLanguage", () => {
  it.each([
    ["When is the shop open?", "en"],
    ["¿Cuándo abre la tienda?", "es"],
    ["Quand est-ce que le magasin ouvre ?", "fr"],
    ["Wann ist das Geschäft geöffnet?", "de"],
    ["Quando é que a loja abre para os clientes?", "pt"],
    ["متى يفتح المتجر؟", "ar"],
    ["商店什么时候开门？", "zh"],
    ["お店はいつ開きますか", "ja"],
    ["가게는 언제 여나요", "ko"],
    ["Когда открывается магазин?", "ru"],
    ["दुकान कब खुलती है?", "hi"],
    ["12345", ""],
  ])("reads %j as %j", (text, language) => {
    expect(guessLanguage(termsOf(text))).toBe(language);
  });
});

describe("editDistance", () => {
  it.each([
    ["same", "same", 0],
    ["shiping", "shipping", 1],
    ["recieve", "receive", 1],
    ["abc", "xyz", 3],
    ["", "ab", 2],
  ])("between %j and %j is %d, or one more than the limit", (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(Math.min(3, distance));
  });
});
