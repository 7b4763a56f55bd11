import type { NodeRedisClient } from '@x/client/redis'

/** A Redis that knows the three scripts of the shared limiter by what they do, and can be made to fail. */
export interface FakeRedis extends NodeRedisClient {
  /** What stands under a key: member and the instant when it is over. */
  readonly sets: ReadonlyMap<string, Map<string, number>>
  readonly calls: number
  /** Called before each script; what it throws or answers is the answer. */
  before: ((script: 'take' | 'keep' | 'drop') => Promise<unknown> | undefined) | undefined
}

export function createFakeRedis(): FakeRedis {
  const sets = new Map<string, Map<string, number>>()
  let arrivals = 0
  const redis = {
    sets,
    calls: 0,
    before: undefined as FakeRedis['before'],
    async eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown> {
      redis.calls += 1
      const kind = script.includes('ZREMRANGEBYSCORE') ? 'take' : script.includes('ZADD') ? 'keep' : 'drop'
      const instead = redis.before?.(kind)
      if (instead !== undefined) return await instead
      const [key = ''] = options.keys
      const members = sets.get(key) ?? new Map<string, number>()
      sets.set(key, members)
      const values = options.arguments
      if (kind === 'drop') return members.delete(values[0] ?? '') ? 1 : 0
      if (kind === 'take') return take(members, values)
      for (const id of values.slice(1)) members.set(`h:${id}`, performance.now() + Number(values[0]))
      return 1
    },
  }
  function take(members: Map<string, number>, values: readonly string[]): readonly [number, string, number] {
    const [process = '', limit, lease, before = ''] = values
    const ids = values.slice(4)
    const now = performance.now()
    for (const [member, ends] of members) if (ends <= now) members.delete(member)
    arrivals += 1
    const arrival = String(arrivals).padStart(16, '0')
    let turn = before === '' ? arrival : before
    let mine = `w:${turn}:${process}`
    const names = [...members.keys()]
    let held = names.filter((name) => name.startsWith('h:')).length
    const ahead = names.filter((name) => name.startsWith('w:') && name < mine).length
    let taken = 0
    for (const id of ids) {
      if (held + ahead >= Number(limit)) break
      members.set(`h:${id}`, now + Number(lease))
      held += 1
      taken += 1
    }
    if (taken > 0) {
      members.delete(mine)
      turn = arrival
      mine = `w:${turn}:${process}`
    }
    if (taken < ids.length) members.set(mine, now + 2000)
    else turn = ''
    return [taken, turn, ahead]
  }
  return redis
}
