type Numbers = Uint8Array | Uint32Array;

/** Numbers that are added one by one, without a JavaScript array's room for each. */
export class GrowingList<T extends Numbers> {
  length = 0;
  private values: T;
  private readonly create: new (size: number) => T;

  constructor(create: new (size: number) => T) {
    this.create = create;
    this.values = new create(1_024);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new this.create(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  /** A copy that holds no more than what was added. */
  toArray(): T {
    const exact = new this.create(this.length);
    exact.set(this.values.subarray(0, this.length));
    return exact;
  }
}
