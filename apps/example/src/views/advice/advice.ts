import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What a page says about an error besides its own message. */
export interface Advice {
  readonly status: ContentfulStatusCode
  readonly title: string
  /** The one thing to do. */
  readonly todo: string
  /** Where that is done: `/`, or a place under the address of a tenant. */
  readonly way: readonly [href: string, label: string]
}

type Way = Advice['way']

export const connect: Way = ['/', 'Connect again']
export const somebodyElse: Way = ['/', 'Connect as somebody else']
export const doctor: Way = ['/doctor', 'Ask the doctor']
export const home: Way = ['/home', 'Back home']
export const leads: Way = ['/records/Leads', 'See the leads']
export const groups: Way = ['/groups', 'See the groups']
