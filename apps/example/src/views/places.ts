/** A place of the navigation: a page of its own under the address of a tenant. */
export interface Place {
  /** Under `/t/{tenant}`. */
  readonly path: string
  readonly name: string
  /** Pages whose address begins so belong to it; the path, if not said. */
  readonly under?: string
  /** Only there when the emulator is. */
  readonly local?: true
}

/** In the order in which they stand. A page is added here and in `routes/tenant-pages.tsx`. */
export const places: readonly Place[] = [
  { path: '/home', name: 'Home' },
  { path: '/records/Leads', name: 'Records', under: '/records' },
  { path: '/query', name: 'Query' },
  { path: '/types', name: 'Types' },
  { path: '/groups', name: 'User groups' },
  { path: '/break', name: 'Break things', local: true },
  { path: '/doctor', name: 'Doctor' },
]
