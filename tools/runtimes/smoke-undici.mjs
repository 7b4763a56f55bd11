// The smoke program with calls through undici, on whichever version of it is installed.
import { createNodeFetch } from '@x/client/node'
import { smoke as smokeByPlatform } from './smoke.mjs'

export function smoke(zoho) {
  return smokeByPlatform(zoho, { fetch: createNodeFetch() })
}
