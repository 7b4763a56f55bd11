import { quote } from '@x/dc/error'

/** @throws TypeError for what cannot be the API name of a module or a field */
export function apiName(label: string, name: string, pattern: RegExp): string {
  if (pattern.test(name)) return name
  throw new TypeError(`${label} must be an API name, such as Last_Name, not ${quote(name)}.`)
}
