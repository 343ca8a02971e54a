interface Rules {
  /** The shortest stem that may remain. */
  readonly keep: number;
  /** Endings tried once each from left to right group; the longest that fits in a group is removed. */
  readonly groups: readonly string[];
}

/** Endings of inflection by language, written from their grammars; several groups remove several layers. */
const RULES: Readonly<Record<string, Rules>> = {
  es: {
    keep: 3,
    groups: [
      "mente amientos imientos amiento imiento aciones uciones iciones acion ucion icion adores adoras ador adora ancias encias ancia encia idades idad ables ible ibles able ivos ivas ivo iva istas ista ismos ismo",
      "aremos eremos iremos ariamos abamos asteis isteis aron ieron yeron aban abas aba ando iendo yendo aran eran iran aria eria iria ados adas ado ada idos idas ido ida aste iste aba ian ias ia amos emos imos ara era ira are ere ire ase iese an en ar er ir io",
      "es os as s",
      "o a e",
    ],
  },
  pt: {
    keep: 3,
    groups: [
      "mente amentos imentos amento imento acoes icoes ucoes acao icao ucao adores adoras ador adora ancias encias ancia encia idades idade aveis iveis avel ivel ivos ivas ivo iva istas ista ismos ismo coes cao",
      "aremos eremos iremos ariamos avamos aram eram iram avam avas ava ando endo indo arao erao irao aria eria iria ados adas ado ada idos idas ido ida aste este iste iam ias ia amos emos imos ara era ira are ou eu iu am em ar er ir",
      "oes aes ais eis es os as s",
      "o a e",
    ],
  },
  it: {
    keep: 3,
    groups: [
      "mente amenti imenti amento imento azioni izioni uzioni azione izione uzione atori atrici atore atrice anze enze anza enza ita abili ibili abile ibile ivi ive ivo iva isti iste ista ismi ismo",
      "eremo iremo arono erono irono avano evano ivano avamo ando endo ati ate ato ata uti ute uto uta iti ite ito ita ava eva iva iamo ano ono are ere ire",
      "i e o a",
      "i",
    ],
  },
  fr: {
    keep: 3,
    groups: [
      "issements issement ements ement ments ment ations ation itions ition utions ution ateurs ateur atrices atrice ances ence ences ance ables able ibles ible istes iste ismes isme ives ive ifs if euses euse eux",
      "erions eraient iraient assent erait irait erons irons aient erent irent ions ait ais ant ees ee es er ez ir e s",
      "s x e",
    ],
  },
  de: {
    keep: 4,
    groups: [
      "ungen ung heiten heit keiten keit lichen licher liches liche lich ischen ischer isches ische isch schaften schaft igen iger iges ige",
      "ern em er en es est st e s n t",
    ],
  },
  nl: { keep: 4, groups: ["heden heid ingen ing lijke lijk ische isch", "eren en er es e s t"] },
  ru: {
    keep: 3,
    groups: [
      "ся сь",
      "иями ями ами иях ях ах ием иеи ием ов ев еи ои ыи ии ии ая яя ое ее ые ие ого его ому ему ыми ими ым им ую юю ых их ою ею ия ие иям ям ам ом ем ть ла ло ли ет ют ут ит ят ешь ишь ал ил ел ан ен а я о е ы и у ю ь",
      "ость ост ств ск н",
    ],
  },
  pl: {
    keep: 3,
    groups: [
      "ami ach owie ego emu ymi imi ych ich owi om ow ie ia em am ej ym im ala alo ali al il ila ac ec ic a e i o u y",
    ],
  },
  tr: {
    keep: 3,
    groups: [
      "lerinden larindan lerinde larinda lerinin larinin lerin larin leri lari ler lar",
      "nden ndan inden indan den dan ten tan nde nda inde inda de da te ta nin nun in un yi yu si su ye ya i u e a",
    ],
  },
  el: { keep: 3, groups: ["ματων ματα ματος ους ων ου ος ον οι ες ης ας ην αν εις η α ο ι"] },
  ko: {
    keep: 1,
    groups: [
      "으로부터 에서는 에게서 이라는 에서 에게 으로 까지 부터 처럼 보다 이나 라는 입니다 이다 은 는 이 가 을 를 의 에 로 와 과 도 만",
    ],
  },
  hi: { keep: 2, groups: ["ियों ियाँ ाओं ों ें ीं ी ा े ो ि"] },
  id: { keep: 4, groups: ["kannya annya nya kan an i"] },
  he: { keep: 3, groups: ["ים ות ית ה"] },
};

const COMPILED = new Map(
  Object.entries(RULES).map(([language, { keep, groups }]) => {
    const lists = groups.map((group) => group.split(" ").sort((a, b) => b.length - a.length));
    return [language, { keep, lists }] as const;
  }),
);

function withoutOne(word: string, endings: readonly string[], keep: number): string {
  for (const ending of endings) {
    if (word.length - ending.length >= keep && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}

/** A folded word without the inflectional endings of its language; unchanged for languages without rules. */
export function stemBySuffix(word: string, language: string): string {
  const rules = COMPILED.get(language);
  if (rules === undefined) return word;
  return rules.lists.reduce((rest, endings) => withoutOne(rest, endings, rules.keep), word);
}
