import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { setUpCrm } from './setup.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const heap = (): number => {
  collect()
  return process.memoryUsage().heapUsed
}

test('what was written after a mark is gone after the way back, from the heap as well', () => {
  const { crm, call } = setUpCrm()
  const scopes = ['ZohoCRM.modules.ALL', 'ZohoCRM.settings.ALL']
  const write = (round: number): void => {
    const data = Array.from({ length: 100 }, (_, index) => ({
      Last_Name: `Rao ${round} ${index}`,
      Description: 'x'.repeat(1000),
    }))
    expect(call('POST /Leads', { data }, { scopes }).status).toBe(201)
  }
  const mark = crm.marks.mark()
  const back = (): void => {
    crm.marks.rewind(mark)
    collect()
  }
  write(0)
  back()
  const saved = JSON.stringify(crm.snapshot())
  const before = heap()
  for (let round = 1; round <= 50; round += 1) write(round)
  const between = heap()
  back()
  // 5,000 records of more than a kilobyte.
  expect(between - before).toBeGreaterThan(5_000_000)
  expect(heap() - before).toBeLessThan(500_000)
  expect(JSON.stringify(crm.snapshot())).toBe(saved)
})
