import { KEPT_HOURS, type CreditEntry, type CreditStore } from '../credits/credit-store.ts'
import { scriptRunner, type RedisClient } from './redis-client.ts'

/** Adds to the fields of an hour's hash, which goes a day later. A field is a JSON array of names; its value calls and credits. */
const ADD = `
for index = 2, #ARGV, 3 do
  redis.call('HINCRBY', KEYS[1], 'n' .. ARGV[index], ARGV[index + 1])
  redis.call('HINCRBY', KEYS[1], 'c' .. ARGV[index], ARGV[index + 2])
end
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1`

const READ = `return redis.call('HGETALL', KEYS[1])`

/**
 * Credits counted in a Redis, for all processes that share it: a hash per hour, `<key>:<hour>`. What is stored are names of
 * operations, grants and clients, and numbers.
 *
 * @throws TypeError for a bad key; the account's calls throw for a client of neither kind
 * @example
 * const store = redisCreditStore(redis, { key: `zoho:credits:${zgid}` })
 */
export function redisCreditStore(redis: RedisClient, { key }: { readonly key: string }): CreditStore {
  if (typeof key !== 'string' || key === '') {
    throw new TypeError('key must be the name of a Redis key: one for each organization.')
  }
  const at = (hour: number): ReturnType<typeof scriptRunner> =>
    scriptRunner(redis, `${key}:${hour}`, 'redisCreditStore')
  return Object.freeze({
    async add(hour: number, entries: readonly CreditEntry[]) {
      const fields = entries.flatMap(({ operation, grant, client, calls, credits }) => [
        JSON.stringify([operation, grant, client]),
        String(calls),
        String(credits),
      ])
      await at(hour)(ADD, String((KEPT_HOURS + 1) * 3600), ...fields)
    },
    async read(hours: readonly number[]) {
      const answers = await Promise.all(hours.map(async (hour) => await at(hour)(READ)))
      return answers.flatMap(entriesOf)
    },
  })
}

function entriesOf(answer: unknown): readonly CreditEntry[] {
  if (!Array.isArray(answer))
    throw new TypeError('Redis answered a script of redisCreditStore with something else.')
  const values = new Map<string, number>()
  for (let index = 0; index + 1 < answer.length; index += 2)
    values.set(String(answer[index]), Number(answer[index + 1]))
  return [...values].flatMap(([field, calls]) => {
    const names: unknown = field.startsWith('n') ? JSON.parse(field.slice(1)) : undefined
    if (!Array.isArray(names)) return []
    const [operation, grant, client] = names.map(String)
    const credits = values.get(`c${field.slice(1)}`) ?? 0
    return [{ operation: operation ?? '', grant: grant ?? '', client: client ?? '', calls, credits }]
  })
}
