import { dotKernel, type DotKernel } from "./dot-kernel.ts";

const LANES = 16;
const PAGE = 65_536;
/** Smaller shelves are searched in JavaScript: each memory of the kernel reserves addresses. */
const LEAST_KERNEL_BYTES = 262_144;
const MOST_8 = 127;
const MOST_16 = 32_767;

/** The largest size of any number of a vector. */
function peak(vector: Float32Array): number {
  let most = 0;
  for (const value of vector) most = Math.max(most, Math.abs(value));
  return most;
}

/** Where in the memory of a shelf its parts start. */
interface Places {
  readonly rows: number;
  readonly out: number;
  readonly bytes: number;
}

const placesOf = (count: number, width: number): Places => {
  const rows = width * 2;
  const out = Math.ceil((rows + count * width) / LANES) * LANES;
  return { rows, out, bytes: out + count * 4 };
};

/**
 * Vectors of passages, each number in one byte, to be compared with that of a question. The error of a cosine is below 0.01, for
 * vectors as models make them about 0.001.
 */
export class VectorShelf {
  readonly passageIds: string[] = [];
  readonly dimensions: number;
  private readonly width: number;
  private readonly places: Places;
  private readonly buffer: ArrayBuffer;
  private readonly kernel: DotKernel | null;
  private readonly scales: Float32Array;

  /** Room for `capacity` vectors of length 1. */
  constructor(capacity: number, dimensions: number) {
    this.dimensions = dimensions;
    this.width = Math.ceil(dimensions / LANES) * LANES;
    this.places = placesOf(capacity, this.width);
    this.scales = new Float32Array(capacity);
    const memory = this.places.bytes >= LEAST_KERNEL_BYTES ? newMemory(this.places.bytes) : null;
    this.buffer = memory?.buffer ?? new ArrayBuffer(this.places.bytes);
    this.kernel = memory ? dotKernel(memory) : null;
  }

  get byteSize(): number {
    return this.buffer.byteLength + this.scales.byteLength + this.passageIds.length * 48;
  }

  /** Adds a vector. False when it has other dimensions, or there is no room: then it is left out. */
  add(passageId: string, vector: Float32Array): boolean {
    const row = this.passageIds.length;
    if (vector.length !== this.dimensions || row >= this.scales.length) return false;
    const most = peak(vector);
    this.passageIds.push(passageId);
    this.scales[row] = most / MOST_8;
    const values = new Int8Array(this.buffer, this.places.rows + row * this.width, this.dimensions);
    for (let i = 0; i < vector.length; i += 1) values[i] = Math.round(((vector[i] ?? 0) / most) * MOST_8);
    return true;
  }

  /** The cosine of each vector with one of length 1, in the order of `passageIds`. */
  cosines(question: Float32Array): Float32Array {
    const count = this.passageIds.length;
    const cosines = new Float32Array(count);
    if (count === 0 || question.length !== this.dimensions) return cosines;
    const query = new Int16Array(this.buffer, 0, this.width);
    const most = peak(question) || 1;
    // As fine as the sum of a row's products leaves room for in 32 bits.
    const steps = Math.min(MOST_16, Math.floor((2 ** 31 - 1) / (MOST_8 * this.width)));
    for (let i = 0; i < question.length; i += 1) query[i] = Math.round(((question[i] ?? 0) / most) * steps);
    const { rows, out } = this.places;
    if (this.kernel) this.kernel(0, rows, count, this.width, out);
    else this.multiply(query, count);
    const dots = new Int32Array(this.buffer, out, count);
    for (let row = 0; row < count; row += 1)
      cosines[row] = ((dots[row] ?? 0) * (this.scales[row] ?? 0) * most) / steps;
    return cosines;
  }

  private multiply(query: Int16Array, count: number): void {
    const { rows, out } = this.places;
    const dots = new Int32Array(this.buffer, out, count);
    const values = new Int8Array(this.buffer, rows, count * this.width);
    for (let row = 0; row < count; row += 1) {
      const start = row * this.width;
      let sum = 0;
      for (let i = 0; i < this.width; i += 1) sum += (values[start + i] ?? 0) * (query[i] ?? 0);
      dots[row] = sum;
    }
  }
}

/** Null when there are no addresses left for one: then the shelf is searched more slowly. */
function newMemory(bytes: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });
  } catch {
    return null;
  }
}
