import { house } from './house.mjs'
import { map } from './map.mjs'
import { refresh } from './refresh.mjs'
import { tokenLife } from './token-life.mjs'

/** Every drawing of the documentation, `{ file, svg }`, in both looks. */
export const drawings = () => [...house(), ...map(), ...tokenLife(), ...refresh()]
