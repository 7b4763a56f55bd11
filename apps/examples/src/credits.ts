import {
  createClient,
  createCreditAccount,
  type Client,
  type ClientOptions,
  type CreditAccount,
} from '@x/client'
import { redisCreditStore, type RedisClient } from '@x/client/redis'

// #region credits
/** A client that says when fewer than a tenth of the day's credits are left. */
export function watchCredits(options: ClientOptions, daily: number, warn: (text: string) => void): Client {
  return createClient({
    ...options,
    onEvent(event) {
      if (event.type === 'credits' && event.remaining < daily / 10) warn(`Credits left: ${event.remaining}`)
    },
  })
}
// #endregion credits

// #region account
/** One account for all clients of an organization; it warns at half, four fifths and nineteen twentieths of the day's credits. */
export function openAccount(daily: number, warn: (text: string) => void): CreditAccount {
  const account = createCreditAccount({
    daily,
    onThreshold: ({ threshold, spent, source }) =>
      warn(`${threshold * 100} % of the credits: ${spent} ${source}`),
  })
  return account
}

/** A client whose calls are counted under the grant and the job that make them. */
export function countedClient(
  account: CreditAccount,
  grant: string,
  job: string,
  options: ClientOptions,
): Client {
  return createClient({ ...options, onEvent: account.listener({ grant, client: job }) })
}
// #endregion account

// #region shared
/** The same account in every process: what they spend together is counted in Redis. */
export function sharedAccount(redis: RedisClient, zgid: string, daily: number): CreditAccount {
  const store = redisCreditStore(redis, { key: `zoho:credits:${zgid}` })
  return createCreditAccount({ daily, store })
}
// #endregion shared

// #region report
/** What the last 24 hours went on, the dearest first. */
export async function explain(account: CreditAccount): Promise<readonly string[]> {
  const { counted, remaining, reported, entries } = await account.report()
  const left = reported === undefined ? 'by our count' : 'as Zoho says'
  return [
    `${counted} credits spent, ${remaining} left ${left}`,
    ...entries.map(
      ({ credits, calls, operation, grant, client }) =>
        `${credits} in ${calls} calls: ${operation} (${grant}, ${client})`,
    ),
  ]
}
// #endregion report
