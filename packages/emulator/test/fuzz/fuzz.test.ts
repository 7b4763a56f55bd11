import { expect, test } from 'vitest'
import { storm } from './storm.ts'

// `.ci/run` sends 100,000.
test(
  '5,000 generated requests: no 500 that nobody asked for, nothing thrown',
  { timeout: 60_000 },
  async () => {
    const { statuses, failures } = await storm(5000, 1)
    expect(failures).toEqual([])
    // It would prove little if all were refused at the door.
    const rare = ['200', '204', '302', '400', '401', '404', '413'].filter(
      (status) => (statuses[status] ?? 0) < 20,
    )
    expect(rare).toEqual([])
  },
)
