import { InterruptedError, type RowResult } from '@x/client'
import { eachInBatches, type SendBatch } from '@x/client/endpoint'
import { expect, test } from 'vitest'

const sendOk: SendBatch<number> = async (batch, first) =>
  batch.map((row, index) => ({ ok: true, index: first + index, code: 'SUCCESS', id: `${row}`, details: {} }))

async function collect(results: AsyncIterable<RowResult>): Promise<string> {
  let text = ''
  for await (const { ok, index, ...result } of results)
    text += `${index}${ok ? '+' : (result as { outcome: string }).outcome.charAt(0)} `
  return text.trimEnd()
}

function* numbers(count: number): Generator<number> {
  for (let each = 0; each < count; each += 1) yield each
}

test.each([0, 1, 2, 3, 7])('%i rows of an iterable have a result each, in their order', async (count) => {
  const expected = Array.from({ length: count }, (_each, index) => `${index}+`).join(' ')
  for (const concurrency of [1, 2, 5])
    expect(await collect(eachInBatches(numbers(count), 2, { concurrency }, sendOk))).toBe(expected)
})

test('the source is read no further than the requests under way', async () => {
  let read = 0
  function* source(): Generator<number> {
    for (;;) yield (read += 1)
  }
  const results = eachInBatches(source(), 2, { concurrency: 3 }, sendOk)
  const seen: number[] = []
  for (let each = 0; each < 6; each += 1) {
    await results.next()
    seen.push(read)
  }
  expect(seen).toEqual([2, 2, 8, 8, 10, 10])
  await results.return()
})

test('after a lost request nothing is sent any more, and each row says so', async () => {
  let sent = 0
  const send: SendBatch<number> = async (batch, first) => {
    sent += 1
    if (first === 2) throw new InterruptedError('given up')
    return await sendOk(batch, first)
  }
  expect(await collect(eachInBatches(numbers(7), 2, {}, send))).toBe('0+ 1+ 2u 3u 4n 5n 6n')
  expect(sent).toBe(2)
})

test('what the first request fails with is thrown when nothing was written', async () => {
  const send: SendBatch<number> = async () => {
    throw new Error('no module')
  }
  await expect(collect(eachInBatches(numbers(7), 2, { concurrency: 4 }, send))).rejects.toThrow('no module')
})

test('a source that breaks is told after the results of its rows', async () => {
  function* source(): Generator<number> {
    yield* numbers(3)
    throw new Error('line 4 of the file')
  }
  let text = ''
  const run = async (): Promise<void> => {
    for await (const { index } of eachInBatches(source(), 2, { concurrency: 3 }, sendOk)) text += index
  }
  await expect(run()).rejects.toThrow('line 4 of the file')
  expect(text).toBe('012')
})

test('whoever stops closes the source, after the requests under way', async () => {
  const order: string[] = []
  function* source(): Generator<number> {
    try {
      yield* numbers(100)
    } finally {
      order.push('closed')
    }
  }
  const send: SendBatch<number> = async (batch, first) => {
    if (first > 0) await new Promise((resolve) => setImmediate(resolve))
    order.push(`sent ${first}`)
    return await sendOk(batch, first)
  }
  for await (const { index } of eachInBatches(source(), 2, { concurrency: 3 }, send)) if (index === 2) break
  expect(order).toEqual(['sent 0', 'sent 2', 'sent 4', 'sent 6', 'closed'])
})

test('progress is told after each request, without a total', async () => {
  const told: unknown[] = []
  await collect(eachInBatches(numbers(3), 2, { onProgress: (progress) => told.push(progress) }, sendOk))
  expect(told).toEqual([
    { done: 2, failed: 0, total: undefined },
    { done: 3, failed: 0, total: undefined },
  ])
})
