import { describe, expect, it } from "vitest";
import { wantsPerson } from "./wants-person.ts";

describe("who wants a person", () => {
  it.each([
    "I want to talk to a person",
    "Can I speak to a human please?",
    "can i talk with someone from your team",
    "I'd like to speak with a real person.",
    "Please connect me to an agent!",
    "Hello, could you put me through to customer service?",
    "human",
    "Agent please",
    "I need a human",
    "Is there a real person here?",
    "Quiero hablar con una persona",
    "¿Puedo hablar con un agente, por favor?",
    "Pásame con un humano",
    "necesito hablar con alguien",
    "Una persona, por favor",
    "أريد التحدث إلى شخص",
    "أريد أن أتحدث مع موظف",
    "ممكن أتكلم مع إنسان؟",
    "حولني إلى خدمة العملاء",
    "موظف من فضلك",
  ])("is heard: %s", (text) => expect(wantsPerson(text)).toBe(true));

  it.each([
    "How many people work here?",
    "Is there a person who bakes gluten-free bread?",
    "What does a ticket cost per person?",
    "Who is your travel agent in Spain?",
    "I don't want to talk to a person",
    "Does someone answer on Sundays?",
    "I need a new person counter for my shop",
    "¿Cuánto cuesta por persona?",
    "¿Hay descuento para una persona mayor de 65?",
    "No quiero hablar con una persona",
    "كم السعر للشخص الواحد؟",
    "هل عندكم خبز؟",
    `${"word ".repeat(40)} I want to talk to a person`,
  ])("is not heard: %s", (text) => expect(wantsPerson(text)).toBe(false));

  it("takes no long time for any text", () => {
    const before = performance.now();
    for (const piece of ["talk to a ", "i want ", "quiero una ", "اريد ", "please "])
      wantsPerson(piece.repeat(30).slice(0, 160));
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
