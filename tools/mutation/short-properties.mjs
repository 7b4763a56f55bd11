import * as all from 'fast-check-itself'
import original from 'fast-check-itself'

/** fast-check with at most so many runs a property: a mutant that generated input can find is found soon. */
const MOST = 40

const assert = (property, parameters = {}) =>
  original.assert(property, {
    ...parameters,
    numRuns: Math.min(parameters.numRuns ?? 100, MOST),
    endOnFailure: true,
  })

export * from 'fast-check-itself'
export { assert }
export default { ...all, ...original, assert }
