import { createClient, type Client, type ClientOptions } from '@x/client'

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
