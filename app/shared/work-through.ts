/** Every item was worked on, so many at once, or the work was ended: `false` from one of them lets no further one begin. */
export async function workThrough<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<boolean>,
): Promise<void> {
  const waiting = items.values();
  let isEnded = false;
  const goOn = async () => {
    for (const item of waiting) {
      if (isEnded) return;
      if (!(await work(item))) isEnded = true;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, goOn));
}
