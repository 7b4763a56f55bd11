import { describe, expect, test } from 'vitest'
import { paginate, type PageQuery } from '@x/client'

const info = (
  page: number,
  more = true,
): { page: number; per_page: number; count: number; more_records: boolean } => ({
  page,
  per_page: 2,
  count: 2,
  more_records: more,
})

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

describe('pages whose rows were made into something else (F16)', () => {
  test('may look alike: three pages of users who are all active', async () => {
    const list = async ({ page = 1 }: PageQuery) => ({
      items: ['active', 'active'],
      info: info(page, page < 3),
    })
    expect(await all(paginate(list))).toHaveLength(6)
  })
  test('may be equal objects without ids', async () => {
    const list = async ({ page = 1 }: PageQuery) => ({
      items: [{ a: 1 }, { a: 1 }],
      info: info(page, page < 3),
    })
    expect(await all(paginate(list))).toHaveLength(6)
  })
  test('are stuck all the same when Zoho says that they are of the first page again', async () => {
    const list = async () => ({ items: ['active', 'active'], info: info(1) })
    await expect(all(paginate(list))).rejects.toMatchObject({ code: 'PAGINATION_STUCK', page: 2 })
  })
  test.each([[['3652397000009952001']], [[3652397000009952001n]], [[{ id: '1' }]]])(
    'that are ids are told apart by them: %s',
    async (items) => {
      const list = async ({ page = 1 }: PageQuery) => ({ items: items as unknown[], info: info(page) })
      await expect(all(paginate(list))).rejects.toMatchObject({ code: 'PAGINATION_STUCK', page: 2 })
    },
  )
})
