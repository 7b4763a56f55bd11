/** Draws that look like chance, and are the same for the same seed. */
export interface Draw {
  /** From 0 to one less than a number. */
  below(most: number): number
  one<T>(all: readonly T[]): T
  /** True in so many of a hundred cases. */
  percent(share: number): boolean
}

/** @param seed whole number from 0 to 2³² - 1 */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0
  const below = (most: number): number => {
    // The constants of Numerical Recipes; the upper bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * most)
  }
  const one = <T>(all: readonly T[]): T => {
    const drawn = all[below(all.length)]
    if (drawn === undefined) throw new Error('There is nothing to draw from.')
    return drawn
  }
  return { below, one, percent: (share) => below(100) < share }
}
