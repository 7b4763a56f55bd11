import type { FC } from 'hono/jsx'
import { addressOf, type SessionData, type Tenant } from '../session/session.ts'
import { places } from './places.ts'
import { TenantMenu } from './tenant-menu.tsx'

interface RailProps {
  /** Absent on the page that says that the store is away. */
  readonly data: SessionData | undefined
  readonly tenant: Tenant | undefined
  /** The address of the page. */
  readonly path: string
  readonly local: boolean
}

/**
 * Who one is and where one can go: a rail at the left, or on narrow screens a bar whose places open as a sheet. The sheet is
 * a popover, so it opens and closes without a script.
 */
export const Rail: FC<RailProps> = ({ data, tenant, path, local }) => (
  <header class="rail">
    <a class="brand" href={tenant === undefined ? '/' : `${addressOf(tenant)}/home`}>
      <svg aria-hidden="true" viewBox="0 0 24 24" width="22" height="22">
        <circle cx="7" cy="8" r="4" />
        <circle cx="17" cy="8" r="4" class="hollow" />
        <circle cx="12" cy="17" r="4" />
      </svg>
      <span>Toolkit example</span>
    </a>
    {data === undefined ? null : <TenantMenu data={data} tenant={tenant} />}
    <button class="sheet" popovertarget="places">
      Menu
    </button>
    <nav id="places" popover="auto" aria-label="Pages">
      {linksOf(tenant, local).map(({ href, name, under }) => (
        <a href={href} aria-current={isUnder(path, under) ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  </header>
)

interface Link {
  readonly href: string
  readonly name: string
  readonly under: string
}

function linksOf(tenant: Tenant | undefined, local: boolean): readonly Link[] {
  if (tenant === undefined)
    return [
      { href: '/', name: 'Start', under: '/' },
      { href: '/doctor', name: 'Doctor', under: '/doctor' },
    ]
  const at = addressOf(tenant)
  return places
    .filter((place) => local || place.local !== true)
    .map(({ path, name, under = path }) => ({ href: `${at}${path}`, name, under: `${at}${under}` }))
}

function isUnder(path: string, place: string): boolean {
  return path === place || (place !== '/' && path.startsWith(`${place}/`))
}
