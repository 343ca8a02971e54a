import type { CuratedClassifier } from "./train.ts";

/** Changes whenever what is stored does not fit the way to train and to ask any more. */
export const CURATED_VERSION = 2;

const MOST = 127;
const ALIGNED = 4;
const KINDS = { u8: Int8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f32: Float32Array };
type Kind = keyof typeof KINDS;

/** The numbers of a classifier in the order in which they are stored. */
const SECTIONS = [
  ["hashes", "u32"],
  ["rarity", "f32"],
  ["starts", "i32"],
  ["owners", "u16"],
  ["scales", "f32"],
  ["values", "u8"],
  ["bias", "f32"],
  ["pairStarts", "i32"],
  ["phrasingStarts", "i32"],
  ["words", "i32"],
  ["lengths", "f32"],
  ["exact", "u32"],
] as const satisfies readonly (readonly [string, Kind])[];
type Section = (typeof SECTIONS)[number][0];
type Numbers = Int8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

interface Head {
  version: number;
  language: string;
  unknown: number;
  trust: number[];
  threshold: number;
  passageIds: string[];
  counts: Record<Section, number>;
}

/** Weights in a byte each, with one scale for each feature. */
function quantised(starts: Int32Array, values: Float32Array): { scales: Float32Array; bytes: Int8Array } {
  const scales = new Float32Array(starts.length - 1);
  const bytes = new Int8Array(values.length);
  for (let slot = 0; slot < scales.length; slot += 1) {
    const [from, to] = [starts[slot] ?? 0, starts[slot + 1] ?? 0];
    let most = 0;
    for (let at = from; at < to; at += 1) most = Math.max(most, Math.abs(values[at] ?? 0));
    scales[slot] = most / MOST;
    for (let at = from; at < to; at += 1)
      bytes[at] = most === 0 ? 0 : Math.round(((values[at] ?? 0) / most) * MOST);
  }
  return { scales, bytes };
}

function restored(starts: Int32Array, scales: Float32Array, bytes: Int8Array): Float32Array {
  const values = new Float32Array(bytes.length);
  for (let slot = 0; slot < scales.length; slot += 1)
    for (let at = starts[slot] ?? 0; at < (starts[slot + 1] ?? 0); at += 1)
      values[at] = (bytes[at] ?? 0) * (scales[slot] ?? 0);
  return values;
}

const aligned = (length: number): number => Math.ceil(length / ALIGNED) * ALIGNED;

/** The classifier as bytes, a fifth of what it takes in memory. */
export function writeClassifier(classifier: CuratedClassifier): Uint8Array<ArrayBuffer> {
  const { vocabulary, weights, phrasings } = classifier;
  const { scales, bytes } = quantised(weights.starts, weights.values);
  const sections: Record<Section, Numbers> = {
    hashes: vocabulary.hashes,
    rarity: vocabulary.rarity,
    starts: weights.starts,
    owners: weights.owners,
    scales,
    values: bytes,
    bias: weights.bias,
    pairStarts: phrasings.pairStarts,
    phrasingStarts: phrasings.starts,
    words: phrasings.slots,
    lengths: phrasings.lengths,
    exact: phrasings.exact,
  };
  const counts = Object.fromEntries(SECTIONS.map(([name]) => [name, sections[name].length]));
  const { language, trust, threshold, passageIds } = classifier;
  const { unknown } = vocabulary;
  const told = { version: CURATED_VERSION, language, unknown, trust, threshold, passageIds, counts };
  const head = new TextEncoder().encode(JSON.stringify(told));
  const begin = ALIGNED + aligned(head.length);
  const total = SECTIONS.reduce((sum, [name]) => sum + aligned(sections[name].byteLength), begin);
  const whole = new Uint8Array(total);
  new DataView(whole.buffer).setUint32(0, head.length, true);
  whole.set(head, ALIGNED);
  let at = begin;
  for (const [name] of SECTIONS) {
    const { buffer, byteOffset, byteLength } = sections[name];
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return whole;
}

/** What `writeClassifier` wrote; null for bytes of another version. */
export function readClassifier(stored: Uint8Array): CuratedClassifier | null {
  const whole = stored.slice();
  const length = whole.length < ALIGNED ? 0 : new DataView(whole.buffer).getUint32(0, true);
  if (length === 0 || ALIGNED + length > whole.length) return null;
  const head = JSON.parse(new TextDecoder().decode(whole.subarray(ALIGNED, ALIGNED + length))) as Head;
  if (head.version !== CURATED_VERSION) return null;
  const places = placesOf(head, ALIGNED + aligned(length));
  const ints = (name: Section) => new Int32Array(whole.buffer, places[name], head.counts[name]);
  const floats = (name: Section) => new Float32Array(whole.buffer, places[name], head.counts[name]);
  const words = (name: Section) => new Uint32Array(whole.buffer, places[name], head.counts[name]);
  const starts = ints("starts");
  const bytes = new Int8Array(whole.buffer, places.values, head.counts.values);
  const { language, unknown, trust, threshold, passageIds } = head;
  return {
    language,
    trust,
    threshold,
    passageIds,
    vocabulary: { hashes: words("hashes"), rarity: floats("rarity"), unknown },
    weights: {
      pairs: passageIds.length,
      starts,
      owners: new Uint16Array(whole.buffer, places.owners, head.counts.owners),
      values: restored(starts, floats("scales"), bytes),
      bias: floats("bias"),
    },
    phrasings: {
      pairStarts: ints("pairStarts"),
      starts: ints("phrasingStarts"),
      slots: ints("words"),
      lengths: floats("lengths"),
      exact: words("exact"),
    },
  };
}

function placesOf({ counts }: Head, begin: number): Record<Section, number> {
  let at = begin;
  const places: Partial<Record<Section, number>> = {};
  for (const [name, kind] of SECTIONS) {
    places[name] = at;
    at += aligned(counts[name] * KINDS[kind].BYTES_PER_ELEMENT);
  }
  return places as Record<Section, number>;
}
