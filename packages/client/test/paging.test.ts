import { paginate, type Page, type PageQuery } from '@x/client'
import { expect, test } from 'vitest'

/** A list of `total` rows, as Zoho's lists of records page it: by number up to 2,000 rows, by token beyond. */
function pages(total: number, size: number, asked: PageQuery[]): (query: PageQuery) => Promise<Page<number>> {
  return async (query) => {
    asked.push(query)
    const page = query.page ?? Number(query.page_token?.slice(1))
    if (query.page !== undefined && page * size > 2000) throw new Error('DISCRETE_PAGINATION_LIMIT_EXCEEDED')
    const items = Array.from(
      { length: Math.max(Math.min(size, total - (page - 1) * size), 0) },
      (_row, row) => (page - 1) * size + row,
    )
    const more = page * size < total
    const info = {
      page,
      per_page: size,
      count: items.length,
      more_records: more,
      next_page_token: more ? `t${page + 1}` : null,
    }
    return await Promise.resolve({ items, info })
  }
}

test('beyond 2,000 rows the token leads on', async () => {
  const asked: PageQuery[] = []
  const rows: number[] = []
  for await (const row of paginate(pages(2500, 200, asked))) rows.push(row)
  expect(rows).toEqual(Array.from({ length: 2500 }, (_row, row) => row))
  expect(asked.slice(0, 2)).toEqual([{ page: 1 }, { page: 2 }])
  expect(asked.slice(9)).toEqual([
    { page: 10 },
    { page_token: 't11' },
    { page_token: 't12' },
    { page_token: 't13' },
  ])
})

test('a list that does not pass the token on is noticed before a row comes twice', async () => {
  const asked: PageQuery[] = []
  const list = pages(2500, 200, asked)
  const rows: number[] = []
  const read = async (): Promise<void> => {
    for await (const row of paginate(({ page }) => list({ page: page ?? 1 }))) rows.push(row)
  }
  await expect(read()).rejects.toMatchObject({
    code: 'PAGINATION_STUCK',
    page: 11,
    message: expect.stringContaining('page_token'),
  })
  expect(rows).toHaveLength(2000)
})

test('a list without tokens goes on by number', async () => {
  const asked: number[] = []
  const list = async ({ page = 0 }: PageQuery): Promise<Page<number>> => {
    asked.push(page)
    const info = { page, per_page: 200, count: 1, more_records: page < 12 }
    return await Promise.resolve({ items: [page], info })
  }
  for await (const row of paginate(list)) expect(row).toBeGreaterThan(0)
  expect(asked.at(-1)).toBe(12)
})
