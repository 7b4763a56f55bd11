import { scriptRunner, type RedisClient } from './redis-client.ts'

/** How an attempt to take slots went. */
export interface Taken {
  /** How many of the slots that were asked for are taken: the first ones. */
  readonly count: number
  /** The place in the queue, for the next attempt; `undefined` when all are taken. */
  readonly turn: string | undefined
  /** How many are before us in the queue. */
  readonly before: number
}

/** Slots that are counted in Redis. Each is leased: one that is not kept is free again when its lease is over. */
export interface Semaphore {
  /** Takes slots under these ids, or stands in the queue. */
  take(ids: readonly string[], turn: string | undefined): Promise<Taken>
  /** Prolongs the leases of these, also of those that Redis has forgotten: they are in use. */
  keep(ids: readonly string[]): Promise<void>
  give(id: string): Promise<void>
  /** Leaves the queue. */
  leave(turn: string): Promise<void>
}

/** Who stands in the queue and does not ask for so long has gone; milliseconds. */
const PATIENCE = 2000
const LONGEST_LEASE = 3_600_000

/**
 * One sorted set: members `h:<id>` hold a slot, members `w:<turn>:<process>` wait; the score is when each is over, on the
 * clock of Redis. A turn is the time of arrival, so that members that wait sort by it.
 */
const TAKE = `
local now = redis.call('TIME')
local ms = now[1] * 1000 + math.floor(now[2] / 1000)
local process, limit, lease, turn = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4]
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ms)
local arrival = string.format('%010d%06d', now[1], now[2])
if turn == '' then turn = arrival end
local mine = 'w:' .. turn .. ':' .. process
local held, before = 0, 0
for _, member in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
  if string.sub(member, 1, 2) == 'h:' then held = held + 1
  elseif member < mine then before = before + 1 end
end
local taken, wanted = 0, #ARGV - 4
for index = 5, #ARGV do
  local member = 'h:' .. ARGV[index]
  if redis.call('ZSCORE', KEYS[1], member) then taken = taken + 1
  elseif held + before < limit then
    redis.call('ZADD', KEYS[1], ms + lease, member)
    held = held + 1
    taken = taken + 1
  end
end
if taken > 0 then
  redis.call('ZREM', KEYS[1], mine)
  turn = arrival
  mine = 'w:' .. turn .. ':' .. process
end
if taken < wanted then redis.call('ZADD', KEYS[1], ms + ${PATIENCE}, mine) else turn = '' end
redis.call('PEXPIRE', KEYS[1], ${LONGEST_LEASE})
return { taken, turn, before }`

const KEEP = `
local now = redis.call('TIME')
local ends = now[1] * 1000 + math.floor(now[2] / 1000) + tonumber(ARGV[1])
for index = 2, #ARGV do redis.call('ZADD', KEYS[1], ends, 'h:' .. ARGV[index]) end
redis.call('PEXPIRE', KEYS[1], ${LONGEST_LEASE})
return 1`

const DROP = `return redis.call('ZREM', KEYS[1], ARGV[1])`

/** @throws TypeError when the client is of neither kind */
export function createSemaphore(
  client: RedisClient,
  settings: { readonly key: string; readonly concurrency: number; readonly lease: number },
): Semaphore {
  const { key, concurrency, lease } = settings
  const process = crypto.randomUUID()
  const run = scriptRunner(client, key, 'sharedLimiter')
  return {
    async take(ids, turn) {
      const answer = await run(TAKE, process, String(concurrency), String(lease), turn ?? '', ...ids)
      const [count, next, before] = answer as readonly unknown[]
      if (typeof count === 'number' && typeof next === 'string' && typeof before === 'number') {
        return { count, turn: next === '' ? undefined : next, before }
      }
      throw new TypeError('Redis answered the script of sharedLimiter with something else than it returns.')
    },
    async keep(ids) {
      await run(KEEP, String(lease), ...ids)
    },
    async give(id) {
      await run(DROP, `h:${id}`)
    },
    async leave(turn) {
      await run(DROP, `w:${turn}:${process}`)
    },
  }
}
