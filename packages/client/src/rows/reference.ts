/** Somebody or something with an id and a name. */
export interface Reference {
  readonly id: string
  readonly name: string
}
