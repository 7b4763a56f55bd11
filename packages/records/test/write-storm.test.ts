import { expect, test } from 'vitest'
import { writeStorm } from './write-storm.ts'

// Ten thousand rows: packages/records/test/write-proof.ts
test.each([2, 3])(
  'through storm %i every result is right or unknown, and no row is doubled',
  async (seed) => {
    const report = await writeStorm(700, seed)
    expect(report.unknown).toBeGreaterThan(0)
    expect(report.none).toBeGreaterThan(0)
    expect(report.unknownButThere).toBeGreaterThan(0)
  },
)
